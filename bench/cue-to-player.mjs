/**
 * From PutMetadata to the cue at the player: ffmpeg pushes RTMP into a channel of local-aws, and the unmodified
 * amazon-ivs-player plays it in Chromium, in the audience's player of @rostrum/core (S2.10, S3.4). A cue is right when
 * it comes with the picture that was taken when it was put. That picture is known: each carries the time it was taken
 * (rig/dated-picture.mjs), which the page reads off the video. What the stream, the playlist and the player say about
 * time is not believed.
 *
 *   node bench/cue-to-player.mjs [--cues 40]
 *
 * Prints one line of JSON. Three ways to show an overlay, and for each how far the picture on the screen was from its
 * own: `errorMs`, and `offsetMs`, the middle with its sign (negative: the overlay was too early). The time that the
 * encoder needs is in it. `cue`: when the player tells of the cue; it looks a few times a second, and is late by up to
 * a quarter of a second. `overlay`: known at once, and shown when the audience's player says that the picture is there
 * (`pictureTime`). And the rival: a message over a WebSocket that is shown when it arrives, too early by all that the
 * player is late. `latencyMs` is how late the picture was, and `putToCueMs` the cue, by the machine's clock. Fails when
 * a cue is missing or came twice. Target: 200 ms, p95 for the overlay and p50 for the cue.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { encodeCue } from '@rostrum/core/overlays';
import { findFfmpeg } from '../scripts/ffmpeg.mjs';
import { Stop, script } from '../scripts/workspace.mjs';
import { openBrowser } from './rig/browser.mjs';
import { INPUT, pictureReader, writePictures } from './rig/dated-picture.mjs';
import { percentiles } from './rig/figures.mjs';
import { startLocalAws } from './rig/platform.mjs';
import { servePlayer } from './rig/player-page.mjs';
import { Rival } from './rig/rival.mjs';

const { values } = parseArgs({ options: { cues: { type: 'string', default: '40' } } });
const cues = Math.min(200, Math.max(5, Number(values.cues)));
/** Milliseconds between cues, never at the same place of a segment; PutMetadata takes 5 a second. */
const pauseAfter = (cue) => 500 + (cue * 137) % 400;
/** Milliseconds until what has not come will not come. */
const PATIENCE = 30_000;

// Packages of local-aws, not of the workspace's root.
const ofLocalAws = createRequire(new URL('../packages/local-aws/package.json', import.meta.url));
const { CreateChannelCommand, IvsClient, PutMetadataCommand } = ofLocalAws('@aws-sdk/client-ivs');
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

await script(async () => {
  const opened = [];
  const open = (one, close) => {
    opened.unshift(() => close(one));
    return one;
  };
  try {
    const aws = open(await startLocalAws(), ({ stop }) => stop());
    if (!aws.rtmp) throw new Stop('There is no ffmpeg, so nothing can be streamed.');
    const ivs = open(new IvsClient({ endpoint: aws.endpoint, region: 'us-east-1', credentials }), () => ivs.destroy());
    const rival = open(new Rival(), () => rival.close());
    const site = open(await servePlayer(), ({ close }) => close());
    const browser = open(await openBrowser(), () => browser.close());
    const { channel, streamKey } = await ivs.send(new CreateChannelCommand({ name: 'bench' }));
    open(push(`${aws.rtmp}/${streamKey.value}`), (encoder) => encoder.kill('SIGKILL'));
    await playable(channel.playbackUrl);
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.evaluate(`window.pictureReader = ${pictureReader}`);
    await page.evaluate(watch, [channel.playbackUrl, `ws://localhost:${await rival.listen()}`]);
    await page.waitForFunction(() => window.seen.isReady(), undefined, { polling: 100, timeout: PATIENCE });
    await measure(page, rival, (metadata) => ivs.send(new PutMetadataCommand({ channelArn: channel.arn, metadata })));
  } finally {
    for (const close of opened) await close();
  }
});

/** The encoder of an ordinary stream, with a keyframe every second. The sound takes its time from the pictures. */
function push(url) {
  const encoder = spawn(findFfmpeg(), [
    '-nostdin', '-v', 'error', ...INPUT, '-f', 'lavfi', '-i', 'sine=frequency=220:sample_rate=48000',
    '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-threads', '1', '-g', '30', '-b:v', '1500k',
    '-c:a', 'aac', '-ac', '2', '-f', 'flv', url,
  ], { stdio: ['pipe', 'ignore', 'inherit'] });
  encoder.stdin.on('error', () => undefined);
  writePictures(encoder.stdin);
  return encoder;
}

async function playable(url) {
  const deadline = Date.now() + PATIENCE;
  while (!(await fetch(url)).ok) {
    if (Date.now() > deadline) throw new Stop(`The stream could not be played after ${PATIENCE / 1000} s.`);
    await pause(100);
  }
}

/** Runs in the page: plays the channel, and notes what is shown, when, and what the picture says then. */
function watch([url, socketUrl]) {
  const video = document.querySelector('video');
  const { createAudiencePlayer, createIvsPlayer } = window.player;
  const channel = { url };
  const audience = createAudiencePlayer({
    player: createIvsPlayer({ wasmWorker: '/worker.js', wasmBinary: '/worker.wasm' }), muted: true,
    channel: { getState: () => channel, subscribe: () => () => undefined },
  });
  const pictureTime = window.pictureReader(video);
  const socket = new WebSocket(socketUrl);
  const seen = (window.seen = {
    cues: [], overlays: [], messages: [], rebuffers: () => audience.getState().rebuffers,
    isReady: () => audience.getState().status === 'playing' && pictureTime() !== undefined && socket.readyState === 1,
  });
  const note = (list, id) => list.push({ id, at: Date.now(), picture: pictureTime() });
  audience.onMetadata(({ text }) => note(seen.cues, JSON.parse(text).id));
  const showInTime = (id, at) => {
    if (audience.pictureTime() >= at) note(seen.overlays, id);
    else requestAnimationFrame(() => showInTime(id, at));
  };
  socket.addEventListener('message', ({ data }) => {
    const { id, at } = JSON.parse(data);
    note(seen.messages, id);
    showInTime(id, at);
  });
  audience.attach(video);
}

async function measure(page, rival, put) {
  // How the player begins is not what is measured.
  await pause(3000);
  const before = await page.evaluate(() => window.seen.rebuffers());
  const putAt = new Map();
  for (let cue = 0; cue < cues; cue++) {
    const [id, at] = [`c${cue}`, Date.now()];
    putAt.set(id, at);
    rival.broadcast({ id, at });
    await put(encodeCue({ id, at }));
    await pause(pauseAfter(cue));
  }
  const all = ({ length }) => window.seen.cues.length >= length && window.seen.overlays.length >= length;
  // What is missing then is told below.
  await page.waitForFunction(all, { length: cues }, { polling: 100, timeout: PATIENCE }).catch(() => undefined);
  const seen = await page.evaluate(() => ({ ...window.seen, rebuffers: window.seen.rebuffers(), isReady: undefined }));

  const came = new Set(seen.cues.map(({ id }) => id)).size;
  console.log(JSON.stringify({
    bench: 'cue-to-player', cues, came, twice: seen.cues.length - came,
    putToCueMs: percentiles(seen.cues.map(({ id, at }) => at - putAt.get(id))),
    latencyMs: percentiles(readable(seen.cues).map(({ at, picture }) => at - picture)),
    cue: errors(seen.cues, putAt), overlay: errors(seen.overlays, putAt), rival: errors(seen.messages, putAt),
    rebuffers: seen.rebuffers - before,
  }));
  if (came !== cues || seen.cues.length !== cues) throw new Stop('Not every cue came once.');
}

function errors(shown, putAt) {
  const offsets = readable(shown).map(({ id, picture }) => picture - putAt.get(id));
  const { p50: offsetMs } = percentiles(offsets);
  return { errorMs: percentiles(offsets.map(Math.abs)), offsetMs, shown: offsets.length };
}

function readable(shown) {
  return shown.filter(({ picture }) => picture !== undefined);
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
