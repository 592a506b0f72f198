import { GetStreamCommand, IvsClient } from '@aws-sdk/client-ivs';
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

test('S3.4 an event that is made while its channel is streamed to already goes live', async () => {
  await using rig = await Rig.start();
  const plan = {
    title: 'On', description: '', startsAt: Date.now(), duration: 60, guests: true, channel: 'encoder',
  } as const;
  const options = { owner: { subject: 'olga', name: 'Olga' }, channel: 'site' };
  const next = async () => ChannelEvent.of(rig, await rig.server.events.create(plan, options), 'Olga');
  const first = await next();
  await first.host.do('session/cancel', {});
  await until(() => first.calls('StopStream').length > 0, 'the end of what the first one streamed');
  await first.stream(true);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const ivs = new IvsClient({ region: 'us-east-1', endpoint: rig.aws.endpoint, credentials });
  const running = new GetStreamCommand({ channelArn: await first.arn() });
  await until(() => ivs.send(running).then(() => true, () => false), 'the stream', SLOW);
  ivs.destroy();
  const second = await next();
  await until(async () => (await second.status()) === 'live', 'the second event to be live', SLOW);
  expect(await second.channel()).toMatchObject({ state: 'live' });
  // Nobody is shown it as the first one's.
  expect(await first.channel()).toMatchObject({ state: 'offline' });
}, 120_000);
