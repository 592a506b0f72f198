import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompositionLayout } from '../composition-contract.js';
import { arrange, type Arranged, type Rectangle } from './layout.js';

const HD: Rectangle = { x: 0, y: 0, width: 1280, height: 720 };
const GRID = {
  type: 'grid', omitStoppedVideo: false, videoAspectRatio: 'VIDEO', videoFillMode: 'COVER', gridGap: 2,
} as const;
const PIP = {
  type: 'pip', omitStoppedVideo: false, videoFillMode: 'COVER', gridGap: 0, pipOffset: 0, pipBehavior: 'STATIC',
  pipPosition: 'BOTTOM_RIGHT', pipParticipantAttribute: 'pip', featuredParticipantAttribute: 'featured',
} as const;

const people = (count: number, change: (index: number) => Partial<Arranged> = () => ({})): Arranged[] =>
  Array.from({ length: count }, (_, index) =>
    ({ participantId: `p${index}`, attributes: {}, videoStopped: false, ...change(index) }));
const having = (attribute: string, who: number) => (index: number) =>
  index === who ? { attributes: { [attribute]: 'true' } } : {};
const rectangle = ({ x, y, width, height }: Rectangle) => ({ x, y, width, height });
const area = ({ width, height }: Rectangle) => width * height;
const overlap = (one: Rectangle, other: Rectangle) =>
  one.x < other.x + other.width && other.x < one.x + one.width
  && one.y < other.y + other.height && other.y < one.y + one.height;

const size = fc.record({ width: fc.integer({ min: 50, max: 960 }), height: fc.integer({ min: 50, max: 960 }) })
  .map(({ width, height }): Rectangle => ({ x: 0, y: 0, width: width * 2, height: height * 2 }));
const grids = fc.record({
  type: fc.constant('grid' as const),
  omitStoppedVideo: fc.boolean(),
  videoAspectRatio: fc.constantFrom('AUTO', 'VIDEO', 'SQUARE', 'PORTRAIT'),
  videoFillMode: fc.constantFrom('FILL', 'COVER', 'CONTAIN'),
  gridGap: fc.nat(20),
  featuredParticipantAttribute: fc.constantFrom('', 'featured'),
});
const somebody = fc.record({ featured: fc.boolean(), videoStopped: fc.boolean() });
const crowd = fc.array(somebody, { maxLength: 12 }).map((all) =>
  people(all.length, (index) => ({
    videoStopped: all[index]?.videoStopped ?? false,
    attributes: { featured: String(all[index]?.featured) },
  })));

describe('S4.14 grid', () => {
  it('shows everybody once, inside of the picture, at even places, and nobody over another', () => {
    fc.assert(fc.property(crowd, grids, size, (participants, layout, canvas) => {
      const tiles = arrange(participants, layout, canvas);
      const shown = participants.filter(({ videoStopped }) => !layout.omitStoppedVideo || !videoStopped);
      expect(tiles.map((one) => one.participantId).sort()).toEqual(shown.map((one) => one.participantId).sort());
      for (const one of tiles) {
        expect([one.x, one.y, one.width, one.height].every((edge) => edge >= 0 && edge % 2 === 0)).toBe(true);
        expect(one.x + one.width).toBeLessThanOrEqual(canvas.width);
        expect(one.y + one.height).toBeLessThanOrEqual(canvas.height);
        expect(tiles.some((other) => other !== one && overlap(one, other))).toBe(false);
      }
    }));
  });

  it('gives one participant the whole picture, and two a half each with the gap between them', () => {
    expect(arrange(people(1), GRID, HD).map(rectangle)).toEqual([{ x: 0, y: 0, width: 1280, height: 720 }]);
    const [left, right] = arrange(people(2), GRID, HD);
    expect((right?.x ?? 0) - ((left?.x ?? 0) + (left?.width ?? 0))).toBe(2);
    expect(left?.y).toBe(right?.y);
  });

  it.each([['VIDEO', 16 / 9], ['SQUARE', 1], ['PORTRAIT', 3 / 4]] as const)('keeps tiles at %s', (ratio, expected) => {
    for (const tile of arrange(people(5), { ...GRID, videoAspectRatio: ratio }, HD)) {
      expect(tile.width / tile.height).toBeCloseTo(expected, 1);
    }
  });

  it('makes the featured participant the largest by far', () => {
    const layout: CompositionLayout = { ...GRID, featuredParticipantAttribute: 'featured' };
    const tiles = arrange(people(4, having('featured', 2)), layout, HD);
    const others = tiles.filter(({ participantId }) => participantId !== 'p2');
    const featured = tiles.find(({ participantId }) => participantId === 'p2');
    expect(area(featured ?? HD)).toBeGreaterThan(5 * Math.max(...others.map(area)));
  });
});

describe('S4.14 picture in picture', () => {
  it('lies over the rest, in its corner, with its offset and size', () => {
    const layout: CompositionLayout = {
      ...PIP, pipOffset: 10, pipWidth: 300, pipHeight: 200, pipPosition: 'TOP_RIGHT',
    };
    const tiles = arrange(people(3, having('pip', 0)), layout, HD);
    expect(tiles.at(-1)).toEqual({ participantId: 'p0', fill: 'COVER', x: 970, y: 10, width: 300, height: 200 });
    expect(tiles).toHaveLength(3);
  });

  it('is a quarter of the width when nothing is said, and never outside', () => {
    expect(rectangle(arrange(people(1, having('pip', 0)), PIP, HD)[0] ?? HD))
      .toEqual({ x: 960, y: 540, width: 320, height: 180 });
    const far = arrange(people(1, having('pip', 0)), { ...PIP, pipOffset: 5000, pipWidth: 9000 }, HD);
    expect(rectangle(far[0] ?? HD)).toEqual({ x: 0, y: 0, width: 1280, height: 720 });
  });

  it('alone it stays (STATIC) or takes the whole picture (DYNAMIC)', () => {
    const alone = people(1, having('pip', 0));
    expect(arrange(alone, PIP, HD)[0]?.width).toBe(320);
    expect(arrange(alone, { ...PIP, pipBehavior: 'DYNAMIC' }, HD)[0]?.width).toBe(1280);
  });
});
