import { OwnedStore } from '../client/store.js';
import type { LiveEvent } from '../client/contract.js';
import { LiveError } from '../engine/live-error.js';
import { systemClock, type Clock } from '../ports/index.js';
import { overlaysAsks } from './ask.js';
import { ContentFetch } from './content-fetch.js';
import type { ShownContent } from './content.js';
import type { OverlaysState, ShownOverlay, ViewerOverlays } from './contract.js';
import { decodeCue } from './cue.js';
import { Hints } from './hints.js';
import { allowanceOf } from './life.js';
import { OwnAnswers } from './own-answers.js';
import { isHint, seeContent, seeCue, seeHint, seeRows, type Sightings } from './sightings.js';
import { changesAt, shownAt, wanted, type ShownAt, type TimelineInput } from './timeline.js';

export interface ViewerOverlaysOptions {
  readonly event: LiveEvent;
  /**
   * The server's time at which the picture on the screen was live: of the player for a channel (`player.pictureTime`),
   * the server's time now on the stage (`event.now`). Nothing is shown while it is undefined.
   */
  readonly pictureTime: () => number | undefined;
  /** Tells that the picture has jumped, stopped or gone on, or is another one; returns the end of it. */
  readonly pictureChanges?: (listener: () => void) => () => void;
  /** Gets content that came by reference; rejects when there is none. */
  readonly fetchContent: (id: string) => Promise<ShownContent>;
  /** The system's clock unless told. */
  readonly clock?: Clock;
}

/**
 * The overlays in time with one viewer's picture (S2.9-S2.12, S3.4). Nothing happens before `start`.
 *
 * What is on the screen stays in its turn when the picture jumps, as from the stage to the channel and back: what has
 * been shown is not shown again, and what is being shown stays until the picture has passed its end.
 */
export function createViewerOverlays(options: ViewerOverlaysOptions): ViewerOverlays {
  return new PictureOverlays(options);
}

/** Shorter timers would only find that the picture is not quite there, in milliseconds. */
const SHORTEST = 20;
/** How often a picture that stands is looked at where nobody tells when it goes on, in milliseconds. */
const STANDING = 1_000;
/** Ends of a phase that differ by less are the same: the player's clock is not exact. Milliseconds. */
const SAME_END = 250;

class PictureOverlays implements ViewerOverlays {
  readonly #clock: Clock;
  readonly #store = new OwnedStore<OverlaysState>({ shown: undefined });
  readonly #content: ContentFetch;
  readonly #hints: Hints;
  readonly #answers = new OwnAnswers();
  #sightings: Sightings = [];
  /** Have been on the screen; those of them that are over do not come back. */
  readonly #seen = new Set<string>();
  readonly #over = new Set<string>();
  #current: string | undefined;
  /** Answers under way, and how the last one was refused, by overlay. */
  readonly #sending = new Set<string>();
  readonly #refusals = new Map<string, LiveError>();
  #stop: (() => void)[] | undefined;
  #timer: (() => void) | undefined;

  constructor(private readonly options: ViewerOverlaysOptions) {
    const { clock = systemClock, fetchContent, event } = options;
    this.#clock = clock;
    this.#content = new ContentFetch({
      clock, fetch: fetchContent,
      audience: () => event.getState().view.count?.people ?? 0,
      fetched: (id, content) => this.#learn(seeContent(this.#sightings, id, content, this.#allowance)),
    });
    this.#hints = new Hints(clock, fetchContent, (cue, content) => {
      this.#learn(seeHint(this.#sightings, cue, content, this.#allowance));
    });
    this.getState = this.#store.getState;
    this.subscribe = this.#store.subscribe;
  }

  readonly getState: ViewerOverlays['getState'];
  readonly subscribe: ViewerOverlays['subscribe'];

  start(): void {
    if (this.#stop) return;
    const { event, pictureChanges } = this.options;
    this.#stop = [event.subscribe(() => this.#read())];
    if (pictureChanges) this.#stop.push(pictureChanges(() => this.#update()));
    this.#read();
  }

  stop(): void {
    if (!this.#stop) return;
    for (const stop of this.#stop) stop();
    this.#stop = undefined;
    this.#timer?.();
    this.#content.want([]);
    this.#store.set({ shown: undefined });
  }

  async answer(choice: number): Promise<void> {
    const { shown } = this.getState();
    if (!shown?.mayAnswer || shown.sending) {
      throw new LiveError('overlays/closed', 'Answers are not taken now.', 'Take part in the next one.');
    }
    const { id } = shown;
    this.#sending.add(id);
    this.#refusals.delete(id);
    this.#update();
    try {
      await this.options.event.send('overlays/answer', { overlay: id, choice });
      this.#answers.accepted(id, choice, this.#pictureTime());
    } catch (error) {
      if (error instanceof LiveError) this.#refusals.set(id, error);
      throw error;
    } finally {
      this.#sending.delete(id);
      this.#update();
    }
  }

  dismiss(): void {
    if (this.#current !== undefined) this.#over.add(this.#current);
    this.#update();
  }

  metadata(text: string): void {
    const cue = decodeCue(text);
    if (cue) this.#learn(seeCue(this.#sightings, cue, this.#allowance));
  }

  hint(text: string): void {
    const cue = decodeCue(text);
    if (cue && this.#stop && isHint(this.#sightings, cue)) void this.#hints.follow(cue);
  }

  get #allowance(): number {
    return allowanceOf(this.options.event.getState().view.channel?.channel);
  }

  #read(): void {
    const { me, view, self } = this.options.event.getState();
    if (me) this.#answers.see(self.answers ?? {}, this.#pictureTime());
    this.#learn(seeRows(this.#sightings, view.overlays ?? {}));
  }

  #learn(sightings: Sightings): void {
    this.#sightings = sightings;
    this.#update();
  }

  #update(): void {
    if (!this.#stop) return;
    this.#timer?.();
    this.#timer = undefined;
    const picture = this.options.pictureTime();
    const pictureTime = this.#pictureTime(picture);
    if (picture === undefined || pictureTime === undefined) return this.#store.set({ shown: undefined });
    const input = this.#input(pictureTime);
    let shown = shownAt(input);
    if (this.#current !== undefined && shown?.id !== this.#current) {
      this.#over.add(this.#current);
      shown = shownAt(input);
    }
    this.#current = shown?.id;
    if (shown) this.#seen.add(shown.id);
    this.#content.want(wanted(input));
    this.#store.set({ shown: shown && this.#shown(shown, picture) });
    this.#await(changesAt(input), picture);
  }

  /** Once the viewer has seen something, a picture of an earlier time is on its way there. */
  #pictureTime(picture = this.options.pictureTime()): number | undefined {
    const seen = this.#sightings.filter(({ id }) => this.#seen.has(id)).map(({ at = 0 }) => at);
    return picture === undefined ? undefined : Math.max(picture, ...seen);
  }

  #input(pictureTime: number): TimelineInput {
    return {
      pictureTime,
      sightings: this.#sightings,
      answers: this.#answers.all,
      answeredAt: this.#answers.answeredAt,
      tallies: this.options.event.getState().view.tallies ?? {},
      dismissed: this.#over,
    };
  }

  #shown({ phaseEndsAt, ...rest }: ShownAt, picture: number): ShownOverlay {
    const { connection, me } = this.options.event.getState();
    const before = this.getState().shown;
    const mayAsk = me !== undefined && connection !== 'closed' && overlaysAsks['overlays/answer'].may.includes(me.role);
    let endsAt = phaseEndsAt === undefined ? undefined : this.#clock.now() + phaseEndsAt - picture;
    const isSame = before?.id === rest.id && before.phase === rest.phase && before.phaseEndsAt !== undefined;
    if (isSame && endsAt !== undefined && Math.abs(endsAt - before.phaseEndsAt) < SAME_END) endsAt = before.phaseEndsAt;
    const next: ShownOverlay = {
      ...rest,
      phaseEndsAt: endsAt,
      mayAnswer: rest.mayAnswer && mayAsk,
      sending: this.#sending.has(rest.id),
      refusal: this.#refusals.get(rest.id),
    };
    return before && sameFields(before, next) ? before : next;
  }

  /** Looks again when the picture will be at `next`, if it moves as the clock does. */
  #await(next: number | undefined, picture: number): void {
    if (next === undefined) return;
    this.#timer = this.#clock.after(Math.max(next - picture, SHORTEST), () => this.#arrived(picture));
  }

  /** A picture that stands tells by itself when it goes on. */
  #arrived(before: number): void {
    this.#timer = undefined;
    const stands = this.options.pictureTime() === before;
    if (!stands) this.#update();
    else if (!this.options.pictureChanges) this.#timer = this.#clock.after(STANDING, () => this.#arrived(before));
  }
}

function sameFields(a: ShownOverlay, b: ShownOverlay): boolean {
  return (Object.keys(b) as (keyof ShownOverlay)[]).every((field) => Object.is(a[field], b[field]));
}
