import type { NetworkQuality } from '../../ports/index.js';

/** Packets of one person's media since the stream began. */
export interface Packets {
  readonly arrived: number;
  readonly lost: number;
  /** Grows while the other side is heard of; undefined where that cannot be counted. */
  readonly heard: number | undefined;
  /** Grows while there is another picture to be seen; undefined where there is none to be received. */
  readonly shown?: number | undefined;
}

/** Intervals that are judged together: of a single one, one lost packet would make a bad network. */
const WINDOW = 8;
/** Intervals after which nothing gets through: a screen on which nothing moves has one picture a second. */
const SILENT = 2;
/** Intervals in which sound may be back without the picture, which waits for one that needs no other. */
const DARK = 4;
/** The share of packets from which sound and picture suffer: the SDK's line between `NORMAL` and `POOR`. */
const POOR = 0.03;

/** Judges how one person's media arrives, by counters that are read at equal intervals. */
export class Loss {
  #readings: Packets[] = [];
  /** What was last seen before the network was lost, and for how many intervals that is still waited for. */
  #dark = { shown: 0 as number | undefined, left: 0 };

  /** Undefined while there is nothing to compare with. */
  read(now: Packets | undefined): NetworkQuality | undefined {
    const last = this.#readings.at(-1);
    // Another stream counts from zero again; a late packet takes back that it was lost.
    if (!now || (last && now.arrived < last.arrived)) {
      this.#readings = [];
      this.#dark.left = 0;
    }
    if (!now) return undefined;
    const readings = this.#readings = [...this.#readings.slice(-WINDOW), now];
    const [oldest, before] = [readings[0]!, readings.at(-1 - SILENT)];
    if (before && now.heard !== undefined && now.heard === before.heard) {
      this.#dark = { shown: now.shown, left: DARK };
      return 'lost';
    }
    if (this.#dark.left > 0 && now.shown !== undefined && now.shown === this.#dark.shown) {
      this.#dark.left--;
      return 'lost';
    }
    this.#dark.left = 0;
    if (now.arrived === oldest.arrived) return undefined;
    const lost = Math.max(0, now.lost - oldest.lost);
    if (lost === 0) return 'excellent';
    return lost / (lost + now.arrived - oldest.arrived) <= POOR ? 'good' : 'poor';
  }
}
