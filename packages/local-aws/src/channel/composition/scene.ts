import type { Publisher } from '../../stage/contract.js';
import type { CompositionLayout } from '../composition-contract.js';
import { BLACK, DARK_GREY, fill, paste, type Picture } from './canvas.js';
import { arrange, type Tile } from './layout.js';
import { CHANNELS, mix } from './mixer.js';
import { Performer, type PerformerOptions } from './performer.js';

interface Member {
  readonly publisher: Publisher;
  readonly performer: Performer;
}

/** Everybody who publishes, as one picture and one sound. */
export class Scene {
  #members = new Map<string, Member>();
  #tiles: readonly Tile[] = [];

  constructor(
    private readonly layout: CompositionLayout,
    private readonly size: { readonly width: number; readonly height: number },
    private readonly options: PerformerOptions,
  ) {}

  /** Who publishes now, in the order of their arrival. */
  update(publishers: readonly Publisher[]): void {
    const before = this.#members;
    this.#members = new Map(publishers.map((publisher) => [publisher.publication, this.#member(publisher, before)]));
    for (const [publication, { performer }] of before) if (!this.#members.has(publication)) performer.close();
    this.#tiles = arrange(publishers, this.layout, { x: 0, y: 0, ...this.size });
  }

  /** Draws this moment over whatever is in the canvas. */
  draw(canvas: Picture): void {
    const members = new Map([...this.#members.values()].map((member) => [member.publisher.participantId, member]));
    fill(canvas, BLACK);
    for (const tile of this.#tiles) {
      const member = members.get(tile.participantId);
      if (!member || tile.width < 2 || tile.height < 2) continue;
      // Asked for in any case: whoever starts the video again is to be seen at once.
      const picture = member.performer.picture(tile);
      if (picture && !member.publisher.videoStopped) paste(canvas, picture, tile);
      else fill(canvas, DARK_GREY, tile);
    }
  }

  /** The next samples of everybody, channels in turn. */
  sound(samples: number): Int16Array {
    const count = samples * CHANNELS;
    const sounds = [...this.#members.values()].flatMap(({ performer }) => performer.sound(count) ?? []);
    return mix(sounds, count);
  }

  close(): void {
    for (const { performer } of this.#members.values()) performer.close();
    this.#members.clear();
    this.#tiles = [];
  }

  #member(publisher: Publisher, before: ReadonlyMap<string, Member>): Member {
    const known = before.get(publisher.publication);
    return { publisher, performer: known?.performer ?? new Performer(publisher, this.options) };
  }
}
