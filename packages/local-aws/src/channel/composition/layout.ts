import type { CompositionLayout } from '../composition-contract.js';

export type FillMode = CompositionLayout['videoFillMode'];

/** In pixels, all even: in I420 a colour covers two by two of them. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whose video is where. */
export interface Tile extends Rectangle {
  readonly participantId: string;
  readonly fill: FillMode;
}

export interface Arranged {
  readonly participantId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly videoStopped: boolean;
}

type Grid = Extract<CompositionLayout, { type: 'grid' }>;
type Pip = Extract<CompositionLayout, { type: 'pip' }>;
type AspectRatio = Grid['videoAspectRatio'];

const RATIOS: Readonly<Record<Exclude<AspectRatio, 'AUTO'>, number>> = { VIDEO: 16 / 9, SQUARE: 1, PORTRAIT: 3 / 4 };
/** What the participants beside a featured one get of the picture's longer side. */
const STRIP = 1 / 4;
/** Width of the picture in picture, of the whole. */
const PIP = 1 / 4;

/**
 * The tiles of a picture of this size, back to front. Participants are in the order of their arrival; of several with
 * the same attribute the first is it. Grid and picture in picture as the ivs-realtime API describes them.
 */
export function arrange(
  participants: readonly Arranged[], layout: CompositionLayout, canvas: Rectangle,
): readonly Tile[] {
  const shown = layout.omitStoppedVideo ? participants.filter(({ videoStopped }) => !videoStopped) : participants;
  return layout.type === 'grid'
    ? withFeatured(shown, layout, layout.videoAspectRatio, canvas)
    : withPip(shown, layout, canvas);
}

function withPip(participants: readonly Arranged[], layout: Pip, canvas: Rectangle): readonly Tile[] {
  const pip = withAttribute(participants, layout.pipParticipantAttribute);
  const others = participants.filter((one) => one !== pip);
  const behind = withFeatured(others, layout, 'AUTO', canvas);
  if (!pip) return behind;
  const isAlone = others.length === 0 && layout.pipBehavior === 'DYNAMIC';
  return [...behind, tile(pip, layout.videoFillMode, isAlone ? canvas : corner(layout, canvas))];
}

function corner({ pipWidth, pipHeight, pipOffset, pipPosition }: Pip, canvas: Rectangle): Rectangle {
  const wanted = pipWidth ?? (pipHeight === undefined ? canvas.width * PIP : pipHeight * RATIOS.VIDEO);
  const width = Math.min(canvas.width, wanted);
  const height = Math.min(canvas.height, pipHeight ?? wanted / RATIOS.VIDEO);
  const right = canvas.width - width;
  const bottom = canvas.height - height;
  const left = pipPosition.endsWith('LEFT') ? pipOffset : right - pipOffset;
  const top = pipPosition.startsWith('TOP') ? pipOffset : bottom - pipOffset;
  return { x: canvas.x + clamp(left, right), y: canvas.y + clamp(top, bottom), width, height };
}

function withFeatured(
  participants: readonly Arranged[], layout: Grid | Pip, ratio: AspectRatio, canvas: Rectangle,
): readonly Tile[] {
  const { videoFillMode, gridGap } = layout;
  const featured = withAttribute(participants, layout.featuredParticipantAttribute);
  if (!featured) return grid(participants, ratio, videoFillMode, gridGap, canvas);
  const others = participants.filter((one) => one !== featured);
  if (others.length === 0) return [tile(featured, videoFillMode, canvas)];
  const [large, strip] = divide(canvas, gridGap);
  return [tile(featured, videoFillMode, large), ...grid(others, ratio, videoFillMode, gridGap, strip)];
}

/** The featured one on the left or, of a picture that is higher than wide, on top. */
function divide(canvas: Rectangle, gap: number): readonly [large: Rectangle, strip: Rectangle] {
  const { x, y, width, height } = canvas;
  if (width >= height) {
    const strip = width * STRIP;
    return [{ ...canvas, width: Math.max(0, width - strip - gap) }, { x: x + width - strip, y, width: strip, height }];
  }
  const strip = height * STRIP;
  return [{ ...canvas, height: Math.max(0, height - strip - gap) }, { x, y: y + height - strip, width, height: strip }];
}

/** Tiles of one size, as large as they can be; rows that are not full are in the middle. */
function grid(
  participants: readonly Arranged[], ratio: AspectRatio, fill: FillMode, gap: number, area: Rectangle,
): readonly Tile[] {
  const { columns, rows, width, height } = bestGrid(participants.length, ratio, gap, area);
  const top = area.y + (area.height - rows * height - (rows - 1) * gap) / 2;
  return participants.map((participant, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, participants.length - row * columns);
    const left = area.x + (area.width - inRow * width - (inRow - 1) * gap) / 2;
    const x = left + (index - row * columns) * (width + gap);
    return tile(participant, fill, { x, y: top + row * (height + gap), width, height });
  });
}

function bestGrid(count: number, ratio: AspectRatio, gap: number, area: Rectangle) {
  let best = { columns: 1, rows: 1, width: 0, height: 0, area: -1 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const cell = {
      width: Math.max(0, (area.width - (columns - 1) * gap) / columns),
      height: Math.max(0, (area.height - (rows - 1) * gap) / rows),
    };
    const video = within(cell, ratio === 'AUTO' ? RATIOS.VIDEO : RATIOS[ratio]);
    const isBetter = video.width * video.height > best.area;
    if (isBetter) best = { columns, rows, ...(ratio === 'AUTO' ? cell : video), area: video.width * video.height };
  }
  return best;
}

const within = ({ width, height }: { width: number; height: number }, ratio: number) =>
  width / height > ratio ? { width: height * ratio, height } : { width, height: width / ratio };

function withAttribute(participants: readonly Arranged[], attribute: string | undefined): Arranged | undefined {
  return attribute ? participants.find(({ attributes }) => attributes[attribute] === 'true') : undefined;
}

/** Rounds the edges and not the size, so that neighbours stay neighbours. */
function tile({ participantId }: Arranged, fill: FillMode, { x, y, width, height }: Rectangle): Tile {
  const left = even(x);
  const top = even(y);
  return { participantId, fill, x: left, y: top, width: even(x + width) - left, height: even(y + height) - top };
}

const even = (pixels: number) => 2 * Math.round((pixels + 1e-6) / 2);
const clamp = (value: number, max: number) => Math.min(Math.max(0, value), Math.max(0, max));
