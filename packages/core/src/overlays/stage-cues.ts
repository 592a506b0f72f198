import type { LiveEvent, StageSession } from '../client/contract.js';
import { encodeCue } from './cue.js';

/**
 * Puts the cue of every overlay that this person sends into the person's own picture, if there is one, so that whoever
 * watches the stage sees it with the frame. For the page of a presenter: `by` is shown to staff alone. Returns the end
 * of it.
 *
 * Only its beginning: viewers do not believe an end that any publisher could have made up.
 */
export function stageCues({ event, session }: { readonly event: LiveEvent; readonly session: StageSession }): () => void {
  let known: ReadonlySet<string> | undefined;
  const send = () => {
    const { me, view: { overlays = {} } } = event.getState();
    if (!me) return;
    for (const [id, { at, by }] of Object.entries(overlays)) {
      // What was there when the page came was sent long ago.
      if (known && !known.has(id) && by === me.person) session.sendCue(encodeCue({ id, at }));
    }
    known = new Set(Object.keys(overlays));
  };
  send();
  return event.subscribe(send);
}
