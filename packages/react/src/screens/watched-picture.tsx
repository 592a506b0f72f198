import { useEffect, type CSSProperties } from 'react';
import { OverlayLayer } from '../overlays/index.js';
import { AudiencePlayer, useWatching } from '../playback/index.js';
import { loadAhead } from '../shared/panel-on-demand.js';
import { StageView } from '../stage/index.js';

/** A stage has no controls over its picture, but names at the bottom of its tiles. */
const clear = { '--rostrum-overlay-clear': '3rem' } as CSSProperties;

/** What this person watches: the stage in real time or the broadcast, with the overlays in time with either. */
export function WatchedPicture() {
  const { watching, mayChoose } = useWatching();
  // Whoever may switch is not to wait for the player; who stays at the stage for good needs none.
  useEffect(() => {
    if (mayChoose) loadAhead(AudiencePlayer);
  }, [mayChoose]);
  // Inside the player, so that the overlays come along into full screen.
  if (watching === 'channel') return <AudiencePlayer><OverlayLayer /></AudiencePlayer>;
  return <OverlayLayer style={clear}><StageView /></OverlayLayer>;
}
