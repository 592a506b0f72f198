import { expect, test } from 'vitest';
import { ChannelEvent } from '../testing/channel-event.test.support.js';
import { Rig } from '../testing/rig.test.support.js';
import { StreamReader } from '../testing/stream-reader.test.support.js';
import { until } from '../testing/until.test.support.js';

/** A stream has its first segment only seconds after it begins, more on a busy machine. */
const SLOW = 90_000;

test('S3.4 S2.10 an encoder streams: the event goes live, and what is sent is in the stream', async () => {
  await using rig = await Rig.start();
  const event = await ChannelEvent.make(rig, { channel: 'encoder' });
  await event.stream(true);
  const began = await until(async () => (await event.channel()).state === 'live', 'the stream', SLOW)
    .then(() => event.channel());
  expect(await event.status()).toBe('live');
  const content = { kind: 'notice', title: 'Cue in the stream', message: 'M', duration: 30 } as const;
  await event.host.do('overlays/send', { content });
  const overlay = await event.overlay();
  const viewer = new StreamReader(began.url);
  await until(() => viewer.finds(`"id":"${overlay}"`), 'the cue in the stream', SLOW);
  expect(viewer.text).toContain('Cue in the stream');
  await event.host.do('session/end', {});
  await until(async () => (await event.channel()).state === 'offline', 'the end of the stream', SLOW);
  expect(await event.channel()).toMatchObject({ stream: began.stream });
}, 120_000);
