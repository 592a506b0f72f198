import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ChannelEvent } from '../testing/channel-event.test.support.js';
import { Rig } from '../testing/rig.test.support.js';
import { SkippingClock } from '../testing/skipping-clock.test.support.js';
import { until } from '../testing/until.test.support.js';

test('S2.6 an event with a channel has one, made once, known to everybody, its key to nobody', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'rostrum-channel-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await using rig = await Rig.start({ directory });
  const event = await ChannelEvent.make(rig, { channel: 'encoder' });
  const { id, host } = event;
  const channel = await event.channel();
  expect(channel).toMatchObject({ source: 'encoder', isPrivate: false, allowance: 20, state: 'offline' });
  expect(channel.url).toMatch(/^https?:\/\//);
  const { key } = await host.json<{ key: string }>('GET', '/ingest');
  await rig.restart();
  await host.json('GET', '/ingest');
  expect(event.calls('CreateChannel')).toHaveLength(1);
  const line = await host.line();
  const log: unknown[] = [];
  for await (const { entries } of rig.store.log.read(id, 0)) log.push(entries);
  const seen = [await event.view(), line.messages, rig.logged, log].map((each) => JSON.stringify(each));
  for (const text of seen) expect(text.includes(key)).toBe(false);
});

test('an event that lets no guests in has a private channel, also when that is changed before it begins', async () => {
  await using rig = await Rig.start();
  const event = await ChannelEvent.make(rig, { channel: 'composition', guests: false });
  expect(await event.channel()).toMatchObject({ isPrivate: true });
  await event.host.json('PATCH', '', { guests: true });
  await until(async () => !(await event.channel()).isPrivate, 'the channel to be public');
  expect(event.calls('UpdateChannel')).toHaveLength(1);
});

test('S3.4 an encoder that begins to stream takes its event live', async () => {
  await using rig = await Rig.start();
  const event = await ChannelEvent.make(rig, { channel: 'encoder' });
  expect(await event.report('Session Created', 'st-1')).toBe(202);
  expect(await event.status()).toBe('scheduled');
  expect(await event.report('Stream Start', 'st-1')).toBe(202);
  expect(await event.status()).toBe('live');
  expect(await event.channel()).toMatchObject({ state: 'live', stream: 'st-1' });
  await event.report('Stream End', 'st-1');
  expect(await event.channel()).toMatchObject({ state: 'offline' });
  expect(await event.status()).toBe('live');
});

test('S2.19 reports that are doubled, late or out of order do no harm', async () => {
  await using rig = await Rig.start();
  const event = await ChannelEvent.make(rig, { channel: 'encoder' });
  const after = async (...reports: readonly [string, string][]) => {
    for (const [name, stream] of reports) expect(await event.report(name, stream)).toBe(202);
    return event.channel();
  };
  expect(await after(['Session Ended', 'st-0'], ['Stream Start', 'st-0'])).toMatchObject({ state: 'offline' });
  expect(await event.status()).toBe('scheduled');
  const [first, second] = ['st-1', 'st-2'].map((stream) => ({ state: 'live', stream }));
  expect(await after(['Stream Start', 'st-1'], ['Stream Start', 'st-1'])).toMatchObject(first!);
  expect(await after(['Stream End', 'st-1'], ['Stream Start', 'st-2'])).toMatchObject(second!);
  expect(await after(['Session Ended', 'st-1'], ['Stream Start', 'st-1'])).toMatchObject(second!);
  const failed = await after(['Stream Failure', 'st-2'], ['Stream Start', 'st-2'], ['Stream Start', 'st-1']);
  expect(failed).toMatchObject({ state: 'offline' });
});

test('the stage is composed while the event is live; afterwards the channel stays a minute', async () => {
  const clock = new SkippingClock();
  await using rig = await Rig.start({ clock });
  const event = await ChannelEvent.make(rig, { channel: 'composition' });
  const { id, host } = event;
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  await until(() => event.calls('StartComposition').some(({ status }) => status === 200), 'the composition');
  await host.do('session/end', {});
  await until(() => event.calls('DeleteStage').length > 0, 'the end of the stage');
  expect(event.calls('StopComposition').map(({ status }) => status)).toEqual([200]);
  expect(event.calls('DeleteChannel')).toEqual([]);
  clock.skip(61_000);
  await until(() => event.calls('DeleteChannel').some(({ status }) => status < 300), 'the end of the channel');
  await until(async () => !(await rig.store.events.unfinished()).includes(id), 'the event to be finished');
  expect((await host.request('GET', '/ingest')).status).toBe(409);
});

test('S2.19 a restart forgets no stream: neither the one that is live nor those that have ended', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'rostrum-channel-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await using rig = await Rig.start({ directory });
  const event = await ChannelEvent.make(rig, { channel: 'encoder' });
  await event.report('Stream End', 'st-0');
  await event.report('Stream Start', 'st-1');
  await rig.restart();
  expect(await event.channel()).toMatchObject({ state: 'live', stream: 'st-1' });
  await event.report('Stream Start', 'st-0');
  expect(await event.channel()).toMatchObject({ state: 'live', stream: 'st-1' });
  await event.report('Session Ended', 'st-1');
  expect(await event.channel()).toMatchObject({ state: 'offline', stream: 'st-1' });
});

test('S4.4 a cancelled event has no channel a minute later, and none is made any more', async () => {
  const clock = new SkippingClock();
  await using rig = await Rig.start({ clock });
  const event = await ChannelEvent.make(rig, { channel: 'encoder' });
  await event.host.do('session/cancel', {});
  await until(() => event.calls('DeleteStreamKey').length > 0, 'the end of the key');
  clock.skip(61_000);
  await until(() => event.calls('DeleteChannel').some(({ status }) => status < 300), 'the end of the channel');
  await until(async () => !(await rig.store.events.unfinished()).includes(event.id), 'the event to be finished');
  expect((await event.host.request('GET', '/ingest')).status).toBe(409);
  expect((await event.host.request('POST', '/playback-token')).status).toBe(409);
  expect(event.calls('CreateChannel')).toHaveLength(1);
});

test('an event that was over before AWS would make its channel never has one', async () => {
  const clock = new SkippingClock();
  await using rig = await Rig.start({ clock });
  rig.aws.faults.fail({ operation: 'CreateChannel', type: 'ServiceQuotaExceededException', status: 402, times: 1_000 });
  const { id, host } = await rig.event({ channel: 'encoder', guests: false });
  await until(() => rig.logged.some((line) => line.includes('effect failed')), 'the refusal');
  await host.do('session/cancel', {});
  rig.aws.faults.clear();
  clock.skip(61_000);
  await until(async () => !(await rig.store.events.unfinished()).includes(id), 'the event to be finished');
  for (const [method, part] of [['GET', '/ingest'], ['POST', '/playback-token']] as const) {
    expect([part, (await host.request(method, part)).status]).toEqual([part, 409]);
  }
  const created = rig.aws.status().calls.recent.filter(({ operation }) => operation === 'CreateChannel');
  expect(created.every(({ status }) => status >= 400)).toBe(true);
});
