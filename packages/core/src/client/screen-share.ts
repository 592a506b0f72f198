import type { LiveError } from '../engine/live-error.js';
import { slotId } from '../stage/rows.js';
import type { LiveEvent, StageSessionState } from './contract.js';
import { MediaLink, type MediaLinkOptions } from './media-link.js';
import type { CapturedScreen } from './screen-capture.js';

export interface ScreenShareOptions extends MediaLinkOptions {
  readonly event: LiveEvent;
  readonly capture: () => Promise<CapturedScreen>;
}

/** One's own screen: a slot and a connection besides the camera's, which only publishes. */
export class ScreenShare {
  readonly #link: MediaLink;
  #captured: CapturedScreen | undefined;
  #isStarting = false;
  /** The own view has shown the slot, so when it shows it no more the slot has been freed. */
  #hasSlot = false;

  constructor(private readonly options: ScreenShareOptions) {
    this.#link = new MediaLink({ ...options, changed: () => this.#changed() });
  }

  get state(): StageSessionState['screen'] {
    if (this.#link.connection?.publishing) return 'sharing';
    return this.#isStarting || this.#captured ? 'starting' : 'none';
  }
  get track(): MediaStreamTrack | undefined {
    return this.#captured?.video;
  }
  get error(): LiveError | undefined {
    return this.#link.error;
  }

  async start(): Promise<void> {
    if (this.#isStarting || this.#captured) return;
    this.#isStarting = true;
    this.options.changed();
    try {
      // First of all: a browser shows its picker only right after a click.
      const captured = await this.options.capture();
      try {
        await this.options.event.send('stage/share', {});
      } catch (error) {
        stopTracks(captured);
        throw error;
      }
      this.#share(captured);
    } finally {
      this.#isStarting = false;
      this.options.changed();
    }
  }

  /** Gives the slot back as well. */
  async stop(): Promise<void> {
    if (!this.#captured) return;
    this.#end();
    // Freed meanwhile, or the event is gone: either way there is no slot any more.
    await this.options.event.send('stage/unshare', {}).catch(() => undefined);
  }

  /** The own view has changed: the slot may have been taken away. */
  update(): void {
    const { me, self, connection } = this.options.event.getState();
    const hasSlot = me !== undefined && self.slots?.[slotId(me.person, 'screen')] !== undefined;
    if (connection === 'closed' || (this.#hasSlot && !hasSlot)) this.#end();
    this.#hasSlot = hasSlot && this.#captured !== undefined;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.#link.close();
  }

  #changed(): void {
    // The media room has sent the screen away for good, sooner than the event said so.
    if (this.#link.state === 'left') void this.stop();
    this.options.changed();
  }

  #share(captured: CapturedScreen): void {
    const { me } = this.options.event.getState();
    if (!me || captured.video.readyState === 'ended') {
      stopTracks(captured);
      void this.options.event.send('stage/unshare', {}).catch(() => undefined);
      return;
    }
    this.#captured = captured;
    // The browser's own "stop sharing".
    captured.video.addEventListener('ended', () => {
      if (this.#captured === captured) void this.stop();
    });
    const { video, audio } = captured;
    this.#link.aim({ kind: 'screen', person: me.person, tracks: { video, audio }, muted: false });
    this.update();
  }

  #end(): void {
    if (!this.#captured) return;
    stopTracks(this.#captured);
    this.#captured = undefined;
    this.#hasSlot = false;
    this.#link.aim(undefined);
    this.options.changed();
  }
}

function stopTracks({ video, audio }: CapturedScreen): void {
  video.stop();
  audio?.stop();
}
