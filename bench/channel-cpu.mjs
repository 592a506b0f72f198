/**
 * One 720p30 encoder on one local channel with two renditions, and one who watches. Prints one JSON line: what each of the
 * processes used of a core, and how long the channel took from the encoder's first word to a playlist that can be played.
 *
 *   node bench/channel-cpu.mjs [--seconds 60]
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findFfmpeg } from '../scripts/ffmpeg.mjs';
import { cpuSeconds } from './rig/cpu.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });
const seconds = Math.min(600, Math.max(5, Number(values.seconds)));

const localAws = new URL('../packages/local-aws/', import.meta.url);
const { resolve } = createRequire(new URL('package.json', localAws));
const { IvsClient, CreateChannelCommand, GetStreamSessionCommand } = await import(
  pathToFileURL(resolve('@aws-sdk/client-ivs')).href
);

/** Encoded beforehand, so that nothing but reading a file is done while others are measured. */
const CLIP = [
  ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=30', '-f', 'lavfi', '-i', 'sine=sample_rate=48000'],
  ...['-t', '20', '-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'main', '-pix_fmt', 'yuv420p'],
  ...['-g', '60', '-keyint_min', '60', '-sc_threshold', '0', '-b:v', '2500k', '-maxrate', '2500k', '-bufsize', '5000k'],
  ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2'],
];

/** local-aws is one Node.js process that has started another one for stages, which is idle here, and an ffmpeg. */
function processes(pid) {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' }).trim().split('\n');
  const children = lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent]) => Number(parent) === pid)
    .map(([child, , command]) => ({ pid: Number(child), is: command.includes('ffmpeg') ? 'ffmpeg' : 'stages' }));
  return [{ pid, is: 'node' }, ...children];
}

/** Asks until there is an answer that will do. */
async function until(answer, what, every) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = await answer();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`After 30 seconds there is ${what}.`);
    await sleep(every);
  }
}

async function textOf(url) {
  const response = await fetch(url);
  const text = await response.text();
  return response.ok ? text : undefined;
}

const entries = (playlist, base) =>
  playlist
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => new URL(line, base).href);

/** Fetches what a player at the live edge fetches; returns how many segments that were. */
async function watch(playlist, signal) {
  const seen = new Set();
  while (!signal.aborted) {
    const [newest] = entries((await textOf(playlist)) ?? '', playlist).slice(-1);
    if (newest && !seen.has(newest)) {
      seen.add(newest);
      await (await fetch(newest)).arrayBuffer();
    }
    await sleep(500);
  }
  return seen.size;
}

const directory = mkdtempSync(join(tmpdir(), 'channel-cpu-'));
const clip = join(directory, 'clip.flv');
const ffmpeg = findFfmpeg();
execFileSync(ffmpeg, [...CLIP, clip]);

const server = spawn(process.execPath, [fileURLToPath(new URL('bin/local-aws.js', localAws)), '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let encoder;
try {
  const [line] = await once(server.stdout, 'data');
  const { endpoint, rtmp } = JSON.parse(line);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const ivs = new IvsClient({ endpoint, region: 'us-east-1', credentials });
  const { channel, streamKey } = await ivs.send(new CreateChannelCommand({ name: 'bench' }));

  const target = `${rtmp}/${streamKey.value}`;
  const input = ['-re', '-stream_loop', '-1', '-i', clip, '-c', 'copy'];
  encoder = spawn(ffmpeg, ['-nostdin', '-v', 'error', ...input, '-f', 'flv', target], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const master = await until(() => textOf(channel.playbackUrl), 'no playlist', 10);
  const playableAt = Date.now();
  const { streamSession } = await ivs.send(new GetStreamSessionCommand({ channelArn: channel.arn }));
  const [playlist] = entries(master, channel.playbackUrl);

  const done = new AbortController();
  const watched = watch(playlist, done.signal);
  // Starting up is not what is measured.
  await sleep(3000);
  const before = processes(server.pid).map((one) => ({ ...one, used: cpuSeconds(one.pid) }));
  const startedAt = performance.now();
  await sleep(seconds * 1000);
  const elapsed = (performance.now() - startedAt) / 1000;
  const percent = (which) =>
    Number(
      before
        .filter(which)
        .reduce((sum, { pid, used }) => sum + ((cpuSeconds(pid) - used) / elapsed) * 100, 0)
        .toFixed(1),
    );
  const { ingestConfiguration } = streamSession;
  const figures = {
    bench: 'channel-cpu',
    seconds: Math.round(elapsed),
    cpuPercentOfOneCore: {
      all: percent(() => true),
      node: percent(({ is }) => is === 'node'),
      ffmpeg: percent(({ is }) => is === 'ffmpeg'),
      stages: percent(({ is }) => is === 'stages'),
    },
    ingest: `${ingestConfiguration.video.videoHeight}p${ingestConfiguration.video.targetFramerate}`,
    renditions: [...master.matchAll(/RESOLUTION=(\d+x\d+)/g)].map(([, size]) => size),
    publishToPlayableMs: playableAt - streamSession.startTime.getTime(),
  };
  done.abort();
  console.log(JSON.stringify({ ...figures, segmentsWatched: await watched }));
  ivs.destroy();
} finally {
  encoder?.kill('SIGKILL');
  server.kill('SIGTERM');
  await once(server, 'exit');
  rmSync(directory, { recursive: true });
}
