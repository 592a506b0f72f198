/** A picture that moves while it is told to, drawn into the video without any network. Returns the end of it. */
export function drawStream(video: HTMLVideoElement, moves: () => boolean): () => void {
  if (typeof HTMLCanvasElement.prototype.captureStream !== 'function') return () => undefined;
  const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  const pen = canvas.getContext('2d')!;
  let at = 0;
  const draw = () => {
    at++;
    const sky = pen.createLinearGradient(0, 0, 0, 720);
    sky.addColorStop(0, '#182643');
    sky.addColorStop(0.6, '#7a5a6c');
    sky.addColorStop(1, '#e0a872');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 1280, 720);
    pen.fillStyle = '#f6d9a8';
    pen.beginPath();
    pen.arc(860 + 40 * Math.sin(at / 50), 470 - 30 * Math.sin(at / 80), 70, 0, Math.PI * 2);
    pen.fill();
    for (const [base, height, hue] of [[520, 60, '#47405c'], [600, 46, '#2c2d44'], [670, 30, '#171a2b']] as const) {
      pen.fillStyle = hue;
      pen.beginPath();
      pen.moveTo(0, 720);
      for (let x = 0; x <= 1280; x += 20) pen.lineTo(x, base + height * Math.sin(x / (base / 3) + at / (base / 6)));
      pen.lineTo(1280, 720);
      pen.fill();
    }
  };
  draw();
  const stream = canvas.captureStream(15);
  const timer = setInterval(() => moves() && draw(), 66);
  video.srcObject = stream;
  video.muted = true;
  video.play()?.catch(() => undefined);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}
