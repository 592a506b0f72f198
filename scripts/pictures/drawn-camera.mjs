/** Runs in the page: the camera is a picture of somebody at a desk lamp. */
export function drawnCamera({ hue, initials }) {
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await real(wanted);
    if (!wanted.video) return stream;
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
    const pen = canvas.getContext('2d');
    const circle = (x, y, radius, fill) => {
      pen.fillStyle = fill;
      pen.beginPath();
      pen.ellipse(x, y, radius, radius, 0, 0, 7);
      pen.fill();
    };
    let turn = 0;
    setInterval(() => {
      const sway = Math.sin(turn++ / 20) * 6;
      const wall = pen.createRadialGradient(980, 120, 60, 640, 360, 900);
      wall.addColorStop(0, `hsl(${hue} 55% 62%)`);
      wall.addColorStop(1, `hsl(${hue} 40% 22%)`);
      pen.fillStyle = wall;
      pen.fillRect(0, 0, 1280, 720);
      circle(640 + sway, 760, 330, `hsl(${hue} 30% 16%)`);
      circle(640 + sway, 330, 150, `hsl(${hue} 45% 78%)`);
      pen.fillStyle = `hsl(${hue} 35% 24%)`;
      pen.font = '600 110px system-ui, sans-serif';
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      pen.fillText(initials, 640 + sway, 336);
    }, 66);
    for (const track of stream.getVideoTracks()) {
      stream.removeTrack(track);
      track.stop();
    }
    stream.addTrack(canvas.captureStream(15).getVideoTracks()[0]);
    return stream;
  };
}
