import fc from 'fast-check';
import { it } from 'vitest';
import { BLACK, fill, paste, picture, type Colour, type Picture } from './canvas.js';

const RED: Colour = { y: 81, u: 90, v: 240 };

function at({ data, width, height }: Picture, x: number, y: number): Colour {
  const half = width / 2;
  const colour = width * height + (y >> 1) * half + (x >> 1);
  return { y: data[y * width + x] ?? 0, u: data[colour] ?? 0, v: data[colour + (width * height) / 4] ?? 0 };
}

const even = (max: number) => fc.integer({ min: 1, max }).map((half) => half * 2);
const target = fc.record({ x: fc.nat(8), y: fc.nat(8), width: even(16), height: even(16) })
  .map(({ x, y, ...size }) => ({ x: x * 2, y: y * 2, ...size }));

it('S4.14 a picture is where it was pasted, of its own size or stretched, and nowhere else', () => {
  fc.assert(fc.property(target, even(20), even(20), fc.boolean(), (where, width, height, isFitting) => {
    const canvas = picture(64, 64);
    fill(canvas, BLACK);
    const source = isFitting ? picture(where.width, where.height) : picture(width, height);
    fill(source, RED);
    paste(canvas, source, where);
    for (let y = 0; y < 64; y += 1) {
      for (let x = 0; x < 64; x += 1) {
        const isInside = x >= where.x && x < where.x + where.width && y >= where.y && y < where.y + where.height;
        if (at(canvas, x, y).v !== (isInside ? RED : BLACK).v) throw new Error(`wrong colour at ${x}, ${y}`);
        if (at(canvas, x, y).y !== (isInside ? RED : BLACK).y) throw new Error(`wrong brightness at ${x}, ${y}`);
      }
    }
  }), { numRuns: 40 });
});
