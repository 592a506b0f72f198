/** Encoders and players as they are, around a local-aws: what the tests of channels have in common. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { GetStreamCommand } from '@aws-sdk/client-ivs';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { expect, vi } from 'vitest';
import type { Rig, TestChannel } from '../rig.test.support.js';
import { findFfmpeg } from './ffmpeg.js';

export const ffmpeg = findFfmpeg() as string;

export interface Encoder {
  readonly child: ChildProcess;
  /** Resolves with the exit code and all that it said. */
  readonly exit: Promise<{ readonly code: number | null; readonly said: string }>;
  /** As a person who ends the stream: it says so to the server. */
  stop(): Promise<void>;
}

const SOURCE = [
  '-re', '-f', 'lavfi', '-i', 'testsrc2=size=640x480:rate=30', '-re', '-f', 'lavfi', '-i', 'sine=frequency=220',
  '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-threads', '1', '-pix_fmt', 'yuv420p',
  '-g', '30', '-c:a', 'aac',
];

const encoders = new Set<ChildProcess>();

/** An ffmpeg that pushes a picture and a tone over RTMP. `url` ends with the stream key. */
export function encode(url: string, { app = 'app', source = SOURCE } = {}): Encoder {
  const target = url.replace('/app/', `/${app}/`);
  const child = spawn(ffmpeg, ['-nostdin', '-v', 'error', ...source, '-f', 'flv', target], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  encoders.add(child);
  let said = '';
  child.stderr.on('data', (text) => { said += text; });
  const exit = once(child, 'close').then(([code]) => {
    encoders.delete(child);
    return { code: code as number | null, said };
  });
  return {
    child, exit,
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** For `afterAll`: what a failed test has left running. */
export function killEncoders(): void {
  for (const child of encoders) child.kill('SIGKILL');
}

export const rtmpUrl = ({ aws }: Rig, { streamKey }: TestChannel): string => `${aws.rtmp}/${streamKey}`;

/** Resolves with the URL to play when the channel is live. */
export async function untilLive({ ivs }: Rig, channelArn: string): Promise<string> {
  const { stream } = await vi.waitFor(
    () => ivs.send(new GetStreamCommand({ channelArn })), { timeout: 20_000, interval: 50 },
  );
  expect(stream).toMatchObject({ state: 'LIVE', health: 'HEALTHY' });
  return stream?.playbackUrl as string;
}

export async function textOf(url: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(url, { headers });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status} ${text}`);
  return text;
}

/** The URLs in a playlist, in order. */
export const urlsIn = (playlist: string, base: string): string[] =>
  playlist.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => new URL(line, base).href);

export interface ViewerEvent {
  /** A state of the player, `cue`, `error` or `load`. */
  readonly name: string;
  readonly at: number;
  readonly after: number;
  readonly code?: number;
  readonly startTime?: number;
  readonly position?: number;
  readonly description?: string;
  readonly text?: string;
}

export interface PlayerPage {
  readonly origin: string;
  close(): Promise<void>;
}

/** The page with both players, on an origin of its own as the sites of our users are. */
export async function servePlayers(): Promise<PlayerPage> {
  const require = createRequire(import.meta.url);
  const assets = (name: string): string =>
    fileURLToPath(new URL(`assets/amazon-ivs-wasmworker.min.${name}`, `file://${require.resolve('amazon-ivs-player')}`));
  const { outputFiles } = await build({
    stdin: {
      contents: "import * as IVSPlayer from 'amazon-ivs-player'; import Hls from 'hls.js'; window.players = { IVSPlayer, Hls };",
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true, write: false, format: 'iife', logLevel: 'silent',
  });
  const files = new Map<string, readonly [string, string | Buffer]>([
    ['/', ['text/html', readFileSync(new URL('./player.test.page.html', import.meta.url))]],
    ['/players.js', ['text/javascript', outputFiles[0]?.text ?? '']],
    ['/ivs.js', ['text/javascript', readFileSync(assets('js'))]],
    ['/ivs.wasm', ['application/wasm', readFileSync(assets('wasm'))]],
  ]);
  const server = createServer((request, response) => {
    const [type, content] = files.get(request.url ?? '') ?? [];
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': type ?? 'text/plain' }).end(content);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}

/** Somebody who watches, in a tab of their own. */
export class Viewer {
  private constructor(readonly page: Page) {}

  static async open(browser: Browser, { origin }: PlayerPage): Promise<Viewer> {
    const page = await browser.newPage();
    await page.goto(origin);
    return new Viewer(page);
  }

  play(player: 'ivs' | 'hls', url: string): Promise<void> {
    return this.page.evaluate(([with_, what]) => window.viewer[with_](what), [player, url] as const);
  }

  events(name?: string): Promise<ViewerEvent[]> {
    return this.page.evaluate((wanted) => window.viewer.events.filter((one) => !wanted || one.name === wanted), name);
  }

  /** Waits for the first event of the name. */
  async sees(name: string, timeout = 20_000): Promise<ViewerEvent> {
    await expect.poll(() => this.events(name), { timeout, interval: 50 }).not.toEqual([]);
    return (await this.events(name))[0] as ViewerEvent;
  }

  picture(): Promise<{ currentTime: number; width: number; height: number; duration: number }> {
    return this.page.evaluate(() => window.viewer.seen());
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

// Inside the browser: this package is compiled without the DOM's types.
declare const window: {
  readonly viewer: {
    readonly events: ViewerEvent[];
    ivs(url: string): void;
    hls(url: string): void;
    seen(): { currentTime: number; width: number; height: number; duration: number };
  };
};
