/** A real encoder (ffmpeg) and wrong ones, against a running local-aws. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  DeleteStreamKeyCommand, GetStreamCommand, GetStreamSessionCommand, StopStreamCommand,
} from '@aws-sdk/client-ivs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createChannel, startRig, type Rig, type TestChannel } from '../../rig.test.support.js';
import { encode, killEncoders, rtmpUrl, untilLive } from '../testbed.test.support.js';
import { chunk, command, control } from './chunk-writer.js';
import { TYPES } from './message.js';

let rig: Rig;
beforeAll(async () => { rig = await startRig(); });
afterAll(async () => {
  killEncoders();
  await rig[Symbol.asyncDispose]();
});

/** What happened in the newest session, in order. */
async function happened({ arn: channelArn }: TestChannel): Promise<string[]> {
  const { streamSession } = await rig.ivs.send(new GetStreamSessionCommand({ channelArn }));
  return (streamSession?.truncatedEvents ?? []).map(({ name }) => name as string).reverse();
}

const untilHappened = (channel: TestChannel, name: string): Promise<void> =>
  vi.waitFor(async () => expect(await happened(channel)).toContain(name), { timeout: 20_000 });

test('an encoder goes live, says what it sends, and ends (S2.13, S2.16, S2.19)', async () => {
  const channel = await createChannel(rig);
  const encoder = encode(rtmpUrl(rig, channel));
  await untilLive(rig, channel.arn);
  const { streamSession } = await rig.ivs.send(new GetStreamSessionCommand({ channelArn: channel.arn }));
  expect(streamSession?.ingestConfiguration).toMatchObject({
    video: { codec: 'avc1.42C01E', videoWidth: 640, videoHeight: 480, targetFramerate: 30 },
    audio: { codec: 'mp4a.40.2', channels: 1, sampleRate: 44_100 },
  });
  await encoder.stop();
  await untilHappened(channel, 'Session Ended');
  expect(await happened(channel)).toEqual(['Session Created', 'Stream Start', 'Stream End', 'Session Ended']);
  await expect(rig.ivs.send(new GetStreamCommand({ channelArn: channel.arn }))).rejects
    .toMatchObject({ name: 'ChannelNotBroadcasting' });
});

test('only the right key, the right app and the first encoder get in, and no log has a key', async () => {
  const channel = await createChannel(rig);
  const url = rtmpUrl(rig, channel);
  expect((await encode(`${url}x`).exit).code).not.toBe(0);
  expect((await encode(url, { app: 'live' }).exit).code).not.toBe(0);
  const first = encode(url);
  await untilLive(rig, channel.arn);
  expect((await encode(url).exit).code).not.toBe(0);
  await first.stop();
  await untilHappened(channel, 'Session Ended');
  expect(await happened(channel)).not.toContain('Stream Failure');
  expect(JSON.stringify(rig.problems)).not.toContain(channel.streamKey);
});

test('StopStream disconnects the encoder, which may come back; a deleted key may not (S2.3)', async () => {
  const channel = await createChannel(rig);
  const first = encode(rtmpUrl(rig, channel));
  await untilLive(rig, channel.arn);
  await rig.ivs.send(new StopStreamCommand({ channelArn: channel.arn }));
  expect((await first.exit).said).not.toBe('');
  const second = encode(rtmpUrl(rig, channel));
  await untilLive(rig, channel.arn);
  await rig.ivs.send(new DeleteStreamKeyCommand({ arn: channel.streamKeyArn }));
  await second.exit;
  await untilHappened(channel, 'Session Ended');
  expect((await encode(rtmpUrl(rig, channel)).exit).code).not.toBe(0);
});

test('a lost connection and a dead transcoder are failures with a reason', async () => {
  const channel = await createChannel(rig);
  const id = channel.id;
  const first = encode(rtmpUrl(rig, channel));
  await untilLive(rig, channel.arn);
  expect(rig.aws.faults.channel.cut(id)).toBe(true);
  await first.exit;
  await untilHappened(channel, 'Session Ended');
  const failed = ['Session Created', 'Stream Start', 'Stream Failure', 'Stream End', 'Session Ended'];
  expect(await happened(channel)).toEqual(failed);

  const second = encode(rtmpUrl(rig, channel));
  await untilLive(rig, channel.arn);
  expect(rig.aws.faults.channel.killTranscoder(id)).toBe(true);
  await second.exit;
  await untilHappened(channel, 'Session Ended');
  expect(await happened(channel)).toEqual(failed);
  expect(rig.aws.faults.channel.cut(id)).toBe(false);
});

test('an encoder that stands still starves its stream until it goes on (S2.19)', async () => {
  const channel = await createChannel(rig);
  const encoder = encode(rtmpUrl(rig, channel));
  await untilLive(rig, channel.arn);
  encoder.child.kill('SIGSTOP');
  await untilHappened(channel, 'Starvation Start');
  const { stream } = await rig.ivs.send(new GetStreamCommand({ channelArn: channel.arn }));
  expect(stream?.health).toBe('STARVING');
  encoder.child.kill('SIGCONT');
  await untilHappened(channel, 'Starvation End');
  await untilLive(rig, channel.arn);
  await encoder.stop();
});

/** Does as an encoder does until it could send, over a socket of its own. */
async function handshaken(): Promise<Socket> {
  const socket = connect(Number(new URL(rig.aws.rtmp ?? '').port), '127.0.0.1');
  socket.on('error', () => undefined);
  let received = 0;
  const answered = new Promise<void>((resolve) => {
    socket.on('data', ({ length }) => { if ((received += length) >= 3073) resolve(); });
  });
  socket.write(Buffer.concat([Buffer.from([3]), randomBytes(1536)]));
  await answered;
  socket.write(randomBytes(1536));
  return socket;
}

test('an encoder that sends what is no picture fails its stream, and nothing else (S2.19)', async () => {
  const channel = await createChannel(rig);
  for (const data of [
    Buffer.from([0x17, 1, 0, 0, 0, 1, 2, 3]), // a picture before its configuration is left out
    Buffer.from([0x17, 0, 0, 0, 0, 1, 0x64, 0, 0x1f]), // a configuration that is cut off
    Buffer.from([0x12, 0, 0, 0, 0]), // Sorenson
  ]) {
    const socket = await handshaken();
    socket.write(Buffer.concat([
      command(0, 'connect', 1, { app: 'app' }),
      command(0, 'createStream', 2, null),
      command(1, 'publish', 3, null, channel.streamKey, 'live'),
      chunk({ type: TYPES.video, streamId: 1, timestamp: 0, payload: data }),
    ]));
    await untilHappened(channel, 'Session Created');
    if (data[5] === 1 && data[6] === 2) socket.destroy();
    await once(socket, 'close');
    await untilHappened(channel, 'Session Ended');
    expect(await happened(channel)).toEqual(['Session Created', 'Stream Failure', 'Session Ended']);
  }
});

test('whoever does not speak RTMP is cut off, and others are not disturbed', async () => {
  const strangers = await Promise.all(Array.from({ length: 8 }, handshaken));
  const gone = strangers.map((socket) => once(socket, 'close'));
  for (const socket of strangers) {
    socket.write(Buffer.concat([control(TYPES.setChunkSize, 1), Buffer.alloc(64, 0xff), randomBytes(4096)]));
  }
  await Promise.all(gone);
  const stranger = connect(Number(new URL(rig.aws.rtmp ?? '').port), '127.0.0.1');
  stranger.on('error', () => undefined);
  stranger.write('GET / HTTP/1.1\r\n\r\n');
  await once(stranger, 'close');

  const channel = await createChannel(rig);
  const encoder = encode(rtmpUrl(rig, channel));
  await untilLive(rig, channel.arn);
  await encoder.stop();
});
