import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './workspace.mjs';

/** An ffmpeg that makes what is streamed: `FFMPEG_PATH`, else the one that comes along with local-aws. */
export function findFfmpeg() {
  if (process.env.FFMPEG_PATH) return process.env.FFMPEG_PATH;
  return createRequire(join(root, 'packages/local-aws/package.json'))('@ffmpeg-installer/ffmpeg').path;
}
