import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

export interface Transcoder {
  readonly input: Writable;
  readonly output: Readable;
  /** Resolves when the process is gone: undefined after it was told to go, else the last words of ffmpeg. */
  readonly ended: Promise<string | undefined>;
  /** Ends the input and lets it finish what it has; after that it is killed. */
  finish(): void;
  kill(): void;
}

const FINISH_MS = 5000;
const MAX_LAST_WORDS = 500;

/** Runs an ffmpeg that reads what is written to `input` (`pipe:0`) and whose `pipe:1` is `output`. */
export function startTranscoder(ffmpeg: string, args: readonly string[]): Transcoder {
  const child = spawn(ffmpeg, ['-hide_banner', '-loglevel', 'error', '-nostats', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let lastWords = '';
  let isWanted = true;
  let timer: NodeJS.Timeout | undefined;
  child.stderr.on('data', (text: Buffer) => (lastWords = (lastWords + text.toString()).slice(-MAX_LAST_WORDS)));
  // Whoever writes learns of the end by `ended`.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve(isWanted ? lastWords.trim() || `ffmpeg ended (${signal ?? code})` : undefined);
    });
  });
  return {
    input: child.stdin,
    output: child.stdout,
    ended,
    finish() {
      if (!isWanted) return;
      isWanted = false;
      child.stdin.end();
      timer = setTimeout(() => child.kill('SIGKILL'), FINISH_MS);
    },
    kill() {
      isWanted = false;
      child.kill('SIGKILL');
    },
  };
}
