import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ChannelEvent } from '../testing/channel-event.test.support.js';
import { problemOf } from '../testing/problem.test.support.js';
import { Rig, type RigOptions } from '../testing/rig.test.support.js';
import { SkippingClock } from '../testing/skipping-clock.test.support.js';
import { until } from '../testing/until.test.support.js';

const owner = { subject: 'olga owner', name: 'Olga Owner' };
const NAME = 'site';

async function started(options: RigOptions = {}): Promise<Rig> {
  const rig = await Rig.start(options);
  onTestFinished(() => rig[Symbol.asyncDispose]());
  return rig;
}

/** One more event of the channel of this name. */
async function next(rig: Rig): Promise<ChannelEvent> {
  const plan = { title: 'On', description: '', startsAt: Date.now(), duration: 60, guests: true } as const;
  const id = await rig.server.events.create({ ...plan, channel: 'encoder' }, { owner, channel: NAME });
  return ChannelEvent.of(rig, id, owner.name);
}
const ingestOf = ({ host }: ChannelEvent) => host.json<{ key: string; playbackUrl: string }>('GET', '/ingest');

test('S3.4 the events of one channel follow each other: the encoder keeps its address and its key', async () => {
  const clock = new SkippingClock();
  const directory = await mkdtemp(join(tmpdir(), 'rostrum-lent-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const rig = await started({ clock, directory });
  const first = await next(rig);
  const ingest = await ingestOf(first);
  await first.report('Stream Start', 'st-1');
  expect(await first.status()).toBe('live');
  await first.host.do('session/end', {});
  await until(() => first.calls('StopStream').length === 1, 'the end of the stream');
  clock.skip(61_000);
  await until(async () => !(await rig.store.events.unfinished()).includes(first.id), 'the first to be finished');
  expect(first.calls('DeleteChannel')).toEqual([]);
  expect(first.calls('DeleteStreamKey')).toEqual([]);

  await rig.restart();
  const second = await next(rig);
  expect(await ingestOf(second)).toEqual(ingest);
  expect(second.calls('CreateChannel')).toHaveLength(1);
  await second.report('Stream Start', 'st-2');
  expect(await second.status()).toBe('live');
});

test('an event that is over neither tells the key of the next one nor takes its reports', async () => {
  const rig = await started();
  const first = await next(rig);
  await first.host.do('session/cancel', {});
  const second = await next(rig);
  const { key } = await ingestOf(second);
  for (const [method, part] of [['GET', '/ingest'], ['POST', '/ingest/key']] as const) {
    const refused = await problemOf(await first.host.request(method, part));
    expect(refused).toMatchObject({ status: 409, code: 'playback/over' });
  }
  await second.report('Stream Start', 'st-1');
  expect(await second.status()).toBe('live');
  expect(await first.channel()).toMatchObject({ state: 'offline' });
  expect(await ingestOf(second)).toMatchObject({ key });
});
