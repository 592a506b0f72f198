import type { Rectangle } from './layout.js';

/** A picture in I420: brightness, then the two colours at half the size. Width and height are even. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Colour {
  readonly y: number;
  readonly u: number;
  readonly v: number;
}

export const BLACK: Colour = { y: 16, u: 128, v: 128 };
/** A participant without a picture. */
export const DARK_GREY: Colour = { y: 40, u: 128, v: 128 };

interface Plane {
  readonly offset: number;
  readonly stride: number;
  /** 1 of brightness, 2 of colours. */
  readonly scale: number;
}

export const bytesOf = (width: number, height: number): number => (width * height * 3) / 2;

export const picture = (width: number, height: number): Picture => ({
  width,
  height,
  data: new Uint8Array(bytesOf(width, height)),
});

export function fill(canvas: Picture, colour: Colour, where: Rectangle = { x: 0, y: 0, ...canvas }): void {
  const { x, y, width, height } = where;
  planes(canvas).forEach(({ offset, stride, scale }, index) => {
    const value = [colour.y, colour.u, colour.v][index] ?? 0;
    for (let row = y / scale; row < (y + height) / scale; row += 1) {
      const start = offset + row * stride + x / scale;
      canvas.data.fill(value, start, start + width / scale);
    }
  });
}

/** Puts a picture where it belongs. One of another size, that the next of the right size will replace, is stretched. */
export function paste(canvas: Picture, source: Picture, target: Rectangle): void {
  if (source.width === target.width && source.height === target.height) copy(canvas, source, target);
  else stretch(canvas, source, target);
}

function copy(canvas: Picture, source: Picture, { x, y, width, height }: Rectangle): void {
  const from = planes(source);
  planes(canvas).forEach(({ offset, stride, scale }, index) => {
    const plane = from[index] as Plane;
    const length = width / scale;
    for (let row = 0; row < height / scale; row += 1) {
      const start = plane.offset + row * plane.stride;
      canvas.data.set(source.data.subarray(start, start + length), offset + (y / scale + row) * stride + x / scale);
    }
  });
}

function stretch(canvas: Picture, source: Picture, { x, y, width, height }: Rectangle): void {
  const from = planes(source);
  planes(canvas).forEach(({ offset, stride, scale }, index) => {
    const plane = from[index] as Plane;
    const columns = source.width / scale / (width / scale);
    const rows = source.height / scale / (height / scale);
    for (let row = 0; row < height / scale; row += 1) {
      const line = plane.offset + Math.floor(row * rows) * plane.stride;
      const start = offset + (y / scale + row) * stride + x / scale;
      for (let column = 0; column < width / scale; column += 1) {
        canvas.data[start + column] = source.data[line + Math.floor(column * columns)] ?? 0;
      }
    }
  });
}

function planes({ width, height }: Picture): readonly Plane[] {
  const brightness = width * height;
  const half = width / 2;
  return [
    { offset: 0, stride: width, scale: 1 },
    { offset: brightness, stride: half, scale: 2 },
    { offset: brightness + brightness / 4, stride: half, scale: 2 },
  ];
}
