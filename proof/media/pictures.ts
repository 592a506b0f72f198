import type { Look } from './page.js';

/** Milliseconds without another picture after which it stands still: the camera makes ten a second. */
const STILL = 1000;
/** Milliseconds in which a tile may still say that all is well: nothing has come for so long, and it is looked at. */
const NOTICE = 4000;
/** Milliseconds before the picture is back in which the tile may say so. */
const RETURN = 1500;

/** Looks at one picture from the beginning of a disturbance on. */
export interface Watched {
  readonly looks: readonly Look[];
  readonly from: number;
  /** When the disturbance was over. */
  readonly over: number;
  readonly until: number;
  /** How many times as slow as it should be the machine may be. */
  readonly slow: number;
}

export interface Interruption {
  /** Milliseconds that the picture stood still, in all. */
  readonly still: number;
  /** Milliseconds from the end of the disturbance until the picture moved and went on moving. */
  readonly back: number;
  /** Milliseconds after which the tile said `reconnecting`; undefined if it did not. */
  readonly said: number | undefined;
  /** What the tile said instead when it should have. */
  readonly untrue: readonly Look['tile'][];
}

/** What became of a picture; undefined if it never stood still. */
export function interruption({ looks, from, over, until, slow }: Watched): Interruption | undefined {
  const moved = [from, ...looks.filter(({ at, moves }) => moves && at > from && at < until).map(({ at }) => at), until];
  const gaps = moved.slice(1).flatMap((end, n) => (end - moved[n]! > STILL ? [{ start: moved[n]!, end }] : []));
  if (gaps.length === 0) return undefined;
  const within = looks.filter(({ at }) => gaps.some(({ start, end }) => at > start + NOTICE * slow && at < end - RETURN * slow));
  const [first] = gaps;
  const said = looks.find(({ at, tile }) => at > from && tile === 'reconnecting');
  return {
    still: gaps.reduce((sum, { start, end }) => sum + end - start, 0),
    back: Math.max(0, gaps.at(-1)!.end - over),
    said: said && Math.max(0, said.at - first!.start),
    untrue: within.filter(({ tile }) => tile !== 'reconnecting').map(({ tile }) => tile),
  };
}

/** Whether a picture has moved for a while without standing still, up to the last look. */
export function movesSince(looks: readonly Look[], from: number): boolean {
  const last = looks.at(-1)?.at ?? from;
  const moved = [from, ...looks.filter(({ at, moves }) => moves && at > from).map(({ at }) => at), last];
  return last - from >= 2 * STILL && moved.slice(1).every((at, n) => at - moved[n]! <= STILL);
}

/** For whoever looks into a failure: a letter a look by what the tile said, capital while the picture moved. */
export function timeline(looks: readonly Look[], over: number): string {
  const letters = looks.map(({ moves, tile }) => (moves ? tile[0]!.toUpperCase() : tile[0]!));
  letters.splice(looks.findIndex(({ at }) => at >= over), 0, '|');
  return letters.join('');
}
