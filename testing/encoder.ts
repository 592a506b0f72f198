import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '../scripts/ffmpeg.mjs';

export interface Encoder {
  stop(): Promise<void>;
  /** What it has printed. */
  said(): string;
}

/** Two minutes of a moving picture with a tone, in `folder` as `input.mp4`: what the commands on a page send. */
export async function makeInput(folder: string): Promise<void> {
  await promisify(execFile)(findFfmpeg(), [
    '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=15', '-f', 'lavfi', '-i', 'sine=frequency=330:sample_rate=48000',
    '-t', '120', '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', '-y', join(folder, 'input.mp4'),
  ]);
}

/** Runs a command line as a page gives it, in the folder of its `input.mp4`. */
export function encode(command: string, folder: string): Encoder {
  const [program, ...words] = command.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', ''));
  if (program !== 'ffmpeg') throw new Error(`A command line for ffmpeg was expected: ${program}`);
  const child = spawn(findFfmpeg(), words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const output: string[] = [];
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  return {
    said: () => output.join(''),
    async stop() {
      // As "q" or Ctrl-C: it ends the stream properly.
      child.kill('SIGINT');
      await ended;
    },
  };
}
