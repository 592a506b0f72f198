/**
 * A picture that says when it was taken: its top rows are 32 black or white fields, of which 24 are the low bits of the
 * milliseconds since 1970, and 8 check them. What a viewer sees, whichever way it came and however late, dates itself.
 */
const WIDTH = 640;
const HEIGHT = 360;
const RATE = 30;
const FIELDS = 32;
const FIELD = WIDTH / FIELDS;
/** Rows with the date. */
const BAND = 40;
/** A picture that is black or white all over has no date. */
const SALT = 0b1011010;
const BAR = 80;

/** Writes pictures at their rate, as raw video (`yuv420p`), until the stream is closed. */
export function writePictures(stream) {
  const picture = Buffer.alloc((WIDTH * HEIGHT * 3) / 2, 128);
  const from = performance.now();
  let taken = 0;
  const timer = setInterval(() => {
    // A timer that is late makes up for it: the encoder counts the pictures, and takes their number for the time.
    for (; taken * (1000 / RATE) <= performance.now() - from; taken++) {
      draw(picture, taken, Date.now());
      stream.write(Buffer.from(picture));
    }
  }, 5);
  stream.once('close', () => clearInterval(timer));
}

/** What the encoder is told about them. */
export const INPUT = [
  '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${WIDTH}x${HEIGHT}`, '-r', String(RATE), '-i', 'pipe:0',
];

function draw(picture, index, time) {
  const [a, b, c] = [16, 8, 0].map((shift) => (time >> shift) & 255);
  const fields = ((a << 24) | (b << 16) | (c << 8) | (a ^ b ^ c ^ SALT)) >>> 0;
  const date = Buffer.alloc(WIDTH);
  for (let field = 0; field < FIELDS; field++) {
    date.fill((fields >>> (FIELDS - 1 - field)) & 1 ? 235 : 16, field * FIELD, (field + 1) * FIELD);
  }
  // A bar moves below, so that there is something to encode.
  const scene = Buffer.alloc(WIDTH, 64);
  const left = (index * 4) % (WIDTH - BAR);
  scene.fill(180, left, left + BAR);
  for (let y = 0; y < HEIGHT; y++) (y < BAND ? date : scene).copy(picture, y * WIDTH);
}

/**
 * Runs in the page, where nothing else of this file is: makes what reads the time of the picture that a video shows,
 * whatever size the rendition has that plays now. Undefined when there is no picture of ours.
 */
export function pictureReader(video) {
  const [width, band, field] = [640, 40, 20];
  const canvas = new OffscreenCanvas(width, band);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return () => {
    context.drawImage(video, 0, 0, video.videoWidth, video.videoHeight / 9, 0, 0, width, band);
    const { data } = context.getImageData(0, band / 2, width, 1);
    const isWhite = (index) => data[(index * field + field / 2) * 4] > 128;
    const bits = (first) => Array.from({ length: 8 }, (_, bit) => isWhite(first + bit));
    const byte = (first) => bits(first).reduce((value, bit) => value * 2 + bit, 0);
    const [a, b, c, check] = [0, 8, 16, 24].map(byte);
    if ((a ^ b ^ c ^ 0b1011010) !== check) return undefined;
    // The rest of the date is that of now: a picture is not hours old.
    const now = Date.now();
    return now - ((now - ((a << 16) | (b << 8) | c)) & 0xffffff);
  };
}
