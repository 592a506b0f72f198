import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants } from 'node:fs';
import { createRequire } from 'node:module';

/** For the person who reads it. */
export const NO_FFMPEG = 'There is no ffmpeg, so nothing can be streamed to a channel. Install ffmpeg, or set FFMPEG_PATH '
  + 'to one that runs, or add the package @ffmpeg-installer/ffmpeg.';

/**
 * Path of the ffmpeg to use: `FFMPEG_PATH` if it is set, else the one of the machine, else that of the optional package
 * `@ffmpeg-installer/ffmpeg`. Undefined when it does not run.
 */
export function findFfmpeg(): string | undefined {
  const paths = process.env.FFMPEG_PATH ? [process.env.FFMPEG_PATH] : ['ffmpeg', installed()];
  return paths.find((path) => path !== undefined && runs(path));
}

function runs(path: string): boolean {
  return spawnSync(path, ['-version'], { stdio: 'ignore' }).status === 0;
}

function installed(): string | undefined {
  try {
    const { path } = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg') as { path: string };
    makeExecutable(path);
    return path;
  } catch {
    return undefined;
  }
}

/** npm leaves the bit out when it was told to run no scripts. */
function makeExecutable(path: string): void {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
}
