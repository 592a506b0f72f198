const WIDTH = 640;
const HEIGHT = 360;

/** A camera picture for a scripted person: the name on a colour of its own. Undefined where nothing can be drawn. */
export function drawnTrack(name: string): MediaStreamTrack | undefined {
  if (typeof document === 'undefined') return undefined;
  if (typeof HTMLCanvasElement.prototype.captureStream !== 'function') return undefined;
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const hue = [...name].reduce((sum, letter) => sum + letter.codePointAt(0)! * 37, 0) % 360;
  const draw = () => {
    context.fillStyle = `hsl(${hue} 45% 30%)`;
    context.fillRect(0, 0, WIDTH, HEIGHT);
    context.fillStyle = 'white';
    context.font = '48px sans-serif';
    context.textAlign = 'center';
    context.fillText(name, WIDTH / 2, HEIGHT / 2, WIDTH - 40);
  };
  draw();
  const [track] = canvas.captureStream(2).getVideoTracks();
  // A canvas that is never drawn again sends no frame to those who come later.
  const timer = setInterval(() => (track?.readyState === 'live' ? draw() : clearInterval(timer)), 500);
  return track;
}
