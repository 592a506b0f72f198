/** A live event in memory with overlays, a channel that is late, and one viewer who watches one or the other. */
import { onTestFinished } from 'vitest';
import { memoryPlayer, type MemoryPlayer, type MemorySeat } from '../adapters/memory/index.js';
import { Scene } from '../client/scene.test.support.js';
import type { LiveEvent } from '../client/index.js';
import type { Clock } from '../ports/index.js';
import { createAudiencePlayer, type AudiencePlayer } from '../playback/index.js';
import type { OverlayContent, ShownContent } from './content.js';
import type { ViewerOverlays } from './contract.js';
import { encodeCue } from './cue.js';
import { shownContent } from './content.js';
import { createViewerOverlays } from './viewer-overlays.js';

export const notice = (duration = 10, message = 'Hello'): OverlayContent => ({ kind: 'notice', title: 'Note', message, duration });
export const quiz = (duration = 10): OverlayContent => ({
  kind: 'quiz', question: 'Which?', answers: ['a', 'b', 'c'], correct: 1, duration,
});
export const poll = (duration = 10): OverlayContent => ({
  kind: 'poll', question: 'Which?', options: ['a', 'b'], duration, changeable: true, hidden: false,
});
/** More than fits a view: 256 letters of two bytes and then some. */
export const large: OverlayContent = {
  kind: 'product', title: 'A lamp', price: '9', imageUrl: 'https://shop.example/lamp.png', description: 'ä'.repeat(256),
  link: `https://shop.example/${'x'.repeat(100)}`,
};

export class Studio {
  readonly scene = new Scene();
  readonly clock = this.scene.clock;
  readonly stream: MemoryPlayer;
  readonly host: MemorySeat;
  /** Metadata cues are lost while on. */
  losesCues = false;

  constructor(latency = 18, tells: 'nothing' | 'latency' | 'time' = 'nothing') {
    this.stream = memoryPlayer({ clock: this.clock, latency, tells });
    this.host = this.scene.backend.as('host', { role: 'host' });
    this.host.arrive();
  }

  /** Live, with a channel that has been streamed for a while unless it is for the stage alone. */
  async begin(channel = true): Promise<void> {
    const { backend } = this.scene;
    this.host.send('session/open', {});
    if (channel) backend.system('playback/open', { url: 'https://live.example/a.m3u8', source: 'encoder', isPrivate: false, allowance: 20 });
    this.host.send('session/go-live', {});
    this.stream.start();
    await this.clock.advance(60_000);
    if (channel) backend.system('playback/start', { stream: 's1' });
    await this.clock.advance(1000);
  }

  /** Sends it, with its cue in the channel's picture of now. */
  async send(content: OverlayContent): Promise<string> {
    this.host.send('overlays/send', { content });
    const { id, at } = [...this.scene.backend.tables.overlays.values()].at(-1)!;
    if (!this.losesCues) this.stream.metadata(encodeCue({ id, at, content: shownContent(content) }));
    await this.clock.advance(10);
    return id;
  }

  async stop(overlay: string): Promise<void> {
    this.host.send('overlays/stop', { overlay });
    if (!this.losesCues) this.stream.metadata(encodeCue({ id: overlay, endedAt: this.clock.now() }));
    await this.clock.advance(10);
  }

  async viewer(person = 'ada', watches: 'stage' | 'channel' = 'channel'): Promise<Viewer> {
    const event = await this.scene.enter(person);
    const viewer = new Viewer(this, event, this.scene.backend.as(person), watches);
    await this.clock.advance(3000);
    return viewer;
  }
}

export class Viewer {
  readonly player: AudiencePlayer;
  readonly overlays: ViewerOverlays;
  readonly fetched: string[] = [];
  /** How many of the next requests for content fail. */
  failures = 0;
  /** Every change of what is on the screen: when, and which. */
  readonly screen: { readonly at: number; readonly id: string | undefined }[] = [];
  timers = 0;

  constructor(readonly studio: Studio, readonly event: LiveEvent, seat: MemorySeat, public watches: 'stage' | 'channel') {
    const { clock, stream } = studio;
    this.player = createAudiencePlayer({ player: stream, event, clock });
    const counting: Clock = { ...clock, after: (wait, run) => { this.timers++; return clock.after(wait, run); } };
    this.overlays = createViewerOverlays({
      event,
      clock: counting,
      pictureTime: () => (this.watches === 'stage' ? event.now() : this.player.pictureTime()),
      pictureChanges: (listener) => {
        this.#changed = listener;
        return this.player.subscribe(listener);
      },
      fetchContent: async (id): Promise<ShownContent> => {
        this.fetched.push(id);
        if (this.failures-- > 0) throw new Error('no network');
        return seat.overlayContent(id);
      },
    });
    this.player.onMetadata(({ text }) => this.overlays.metadata(text));
    this.overlays.subscribe(() => {
      const id = this.shown?.id;
      if (this.screen.length === 0 || this.screen.at(-1)!.id !== id) this.screen.push({ at: clock.now(), id });
    });
    this.player.attach({} as HTMLVideoElement);
    this.overlays.start();
    onTestFinished(() => {
      this.overlays.stop();
      this.player.close();
    });
  }

  #changed: () => void = () => undefined;

  get shown() {
    return this.overlays.getState().shown;
  }

  watch(what: 'stage' | 'channel'): void {
    this.watches = what;
    this.#changed();
  }

  /** When each was on the screen, in milliseconds after `from`. */
  times(from: number): Record<string, (number | undefined)[]> {
    const times: Record<string, (number | undefined)[]> = {};
    for (const [index, { at, id }] of this.screen.entries()) {
      if (id === undefined) continue;
      const end = this.screen[index + 1]?.at;
      (times[id] ??= []).push(at - from, end === undefined ? undefined : end - from);
    }
    return times;
  }
}
