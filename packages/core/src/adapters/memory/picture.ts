import type { SlotKind } from '../../ports/index.js';

const WIDTH = 640;
const HEIGHT = 360;

/**
 * The picture of a scripted person: somebody in a room of a colour of their own, or a slide for a screen. Undefined where
 * nothing can be drawn.
 */
export function drawnTrack(name: string, kind: SlotKind): MediaStreamTrack | undefined {
  if (typeof document === 'undefined') return undefined;
  if (typeof HTMLCanvasElement.prototype.captureStream !== 'function') return undefined;
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const draw = () => (kind === 'screen' ? drawSlide(context) : drawPerson(context, name));
  draw();
  const [track] = canvas.captureStream(2).getVideoTracks();
  // A canvas that is never drawn again sends no frame to those who come later.
  const timer = setInterval(() => (track?.readyState === 'live' ? draw() : clearInterval(timer)), 500);
  return track;
}

function drawPerson(pen: CanvasRenderingContext2D, name: string): void {
  // Neighbours on the circle of colours are told apart badly: names that are alike are sent far from one another.
  const hue = ([...name].reduce((sum, letter) => sum * 31 + letter.codePointAt(0)!, 7) % 997) * 137.5 % 360;
  const round = (x: number, y: number, wide: number, high: number, fill: string) => {
    pen.fillStyle = fill;
    pen.beginPath();
    pen.ellipse(x, y, wide, high, 0, 0, 2 * Math.PI);
    pen.fill();
  };
  const wall = pen.createRadialGradient(WIDTH * 0.72, HEIGHT * 0.2, 20, WIDTH / 2, HEIGHT / 2, WIDTH * 0.7);
  wall.addColorStop(0, `hsl(${hue} 30% 48%)`);
  wall.addColorStop(1, `hsl(${hue} 34% 17%)`);
  pen.fillStyle = wall;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  round(WIDTH / 2, HEIGHT * 1.12, 150, 150, `hsl(${hue} 32% 26%)`);
  round(WIDTH / 2, HEIGHT * 0.43, 68, 76, `hsl(${hue} 34% 78%)`);
  pen.fillStyle = `hsl(${hue} 40% 22%)`;
  pen.font = '600 52px system-ui, sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(name.split(/\s+/).slice(0, 2).map(([letter = '']) => letter).join(''), WIDTH / 2, HEIGHT * 0.44);
}

/** A heading, a list and a chart: what most screens that are shared show. */
function drawSlide(pen: CanvasRenderingContext2D): void {
  const bar = (x: number, y: number, wide: number, high: number, fill: string) => {
    pen.fillStyle = fill;
    pen.fillRect(x, y, wide, high);
  };
  bar(0, 0, WIDTH, HEIGHT, '#f7f5f0');
  bar(48, 44, 300, 24, '#23304f');
  bar(48, 80, 190, 10, '#9aa3b5');
  for (const [row, wide] of [230, 190, 250, 160].entries()) {
    bar(48, 132 + row * 46, 12, 12, '#3350cc');
    bar(76, 133 + row * 46, wide, 10, '#5f6b85');
  }
  for (const [column, high] of [70, 110, 92, 168].entries()) {
    bar(386 + column * 54, 308 - high, 36, high, column === 3 ? '#3350cc' : '#b9c3e6');
  }
  bar(374, 308, 226, 3, '#23304f');
}
