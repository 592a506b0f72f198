import { bestGrid } from './best-grid.js';

/** `speaker`: one large, the others in a filmstrip; `picture-in-picture`: one fills the stage, the other is in its corner. */
export type StageLayoutName = 'grid' | 'speaker' | 'picture-in-picture';

/** Pixels, from the upper left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 8;
const WIDE = 16 / 9;
/** A face is no longer recognised in less, in pixels. */
const SMALLEST = 132;

/** The layout that shows so many cameras best in a space; a shared screen is large whatever the layout. */
export function suits(cameras: number, { width, height }: Size): StageLayoutName {
  if (cameras === 2 && Math.min(width, height) < 300) return 'picture-in-picture';
  return cameras > 2 && bestGrid(cameras, width, height, GAP).tileWidth < SMALLEST ? 'speaker' : 'grid';
}

/** How far from the upper corner of the space the tile begins that stands there, on its right. */
export function cornerOf(boxes: readonly Box[], { width }: Size): Pick<Box, 'x' | 'y'> {
  const y = Math.min(...boxes.map((box) => box.y));
  return { x: width - Math.max(...boxes.filter((box) => box.y === y).map((box) => box.x + box.width)), y };
}

/** Where so many tiles stand, the large one first. None leaves the space or covers another, but in picture-in-picture. */
export function arrange(layout: StageLayoutName, count: number, size: Size): readonly Box[] {
  const all: Box = { x: 0, y: 0, ...size };
  if (layout === 'grid') return gridIn(all, count);
  if (count === 1) return [all];
  return layout === 'speaker' ? filmIn(all, count) : cornerIn(all, count);
}

function gridIn(space: Box, count: number): readonly Box[] {
  const { columns, rows, tileWidth, tileHeight } = bestGrid(count, space.width, space.height, GAP);
  const [width, height] = [Math.floor(tileWidth), Math.floor(tileHeight)];
  const top = space.y + (space.height - rows * height - (rows - 1) * GAP) / 2;
  return Array.from({ length: count }, (_, at) => {
    const row = Math.floor(at / columns);
    const inRow = Math.min(columns, count - row * columns);
    const left = space.x + (space.width - inRow * width - (inRow - 1) * GAP) / 2;
    return { x: Math.round(left + (at % columns) * (width + GAP)), y: Math.round(top + row * (height + GAP)), width, height };
  });
}

/** The strip is beside the large one where the space is wide, and below it otherwise; a narrow one has several rows. */
function filmIn({ width, height }: Box, count: number): readonly Box[] {
  const others = count - 1;
  if (width > height * 2) {
    const strip = Math.round(Math.min(240, width * 0.2));
    const main = width - strip - GAP;
    return [{ x: 0, y: 0, width: main, height }, ...gridIn({ x: main + GAP, y: 0, width: strip, height }, others)];
  }
  const most = width > height ? Math.min(144, height * 0.22) : height * (others > 3 ? 0.4 : 0.3);
  const strip = gridIn({ x: 0, y: 0, width, height: Math.round(most) }, others);
  const top = strip[0]!.y;
  const used = strip[others - 1]!.y + strip[others - 1]!.height - top;
  // In a tall space the large one is a square at most, and what is left is above and below the two.
  const main = Math.min(height - used - GAP, width);
  const y = Math.floor((height - main - GAP - used) / 2);
  return [{ x: 0, y, width, height: main }, ...strip.map((box) => ({ ...box, y: box.y - top + y + main + GAP }))];
}

function cornerIn(all: Box, count: number): readonly Box[] {
  const width = Math.round(Math.min(240, Math.max(88, Math.min(all.width * 0.28, all.height * 0.5))));
  const height = Math.round(width / WIDE);
  const corner = { x: all.width - width - GAP, y: all.height - height - GAP, width, height };
  return [all, ...Array.from({ length: count - 1 }, (_, at) => ({ ...corner, y: corner.y - at * (height + GAP) }))];
}
