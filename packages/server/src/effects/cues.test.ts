import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ChannelEvent } from '../testing/channel-event.test.support.js';
import { Rig, type RigOptions } from '../testing/rig.test.support.js';
import { SkippingClock } from '../testing/skipping-clock.test.support.js';
import { until } from '../testing/until.test.support.js';

const notice = (title: string) =>
  ({ content: { kind: 'notice', title, message: 'Something', duration: 30 } }) as const;
/** How each call for timed metadata ended. Nothing is really streamed, so none is heard. */
const sent = (event: ChannelEvent) => event.calls('PutMetadata').map(({ error }) => error);
const UNHEARD = 'ChannelNotBroadcasting';
const SLOW = 30_000;

/** An event whose channel is said to be live. */
async function onAir(options: RigOptions = {}): Promise<ChannelEvent> {
  const rig = await Rig.start(options);
  onTestFinished(() => rig[Symbol.asyncDispose]());
  const event = await ChannelEvent.make(rig, { channel: 'encoder' });
  await event.report('Stream Start', 'st-1');
  return event;
}

test('S2.10 what is sent, replaced and stopped is a cue each; a channel without a stream is no failure', async () => {
  const event = await onAir();
  const { host, rig } = event;
  await host.do('overlays/send', notice('One'));
  await until(() => sent(event).length === 1, 'the first cue');
  await host.do('overlays/send', notice('Two'));
  await until(() => sent(event).length === 3, 'one cue for each of the two');
  await host.do('overlays/stop', { overlay: await event.overlay() });
  await until(() => sent(event).length === 4, 'the last cue');
  expect(sent(event)).toEqual(Array(4).fill(UNHEARD));
  expect(rig.logged.join('')).not.toContain('effect failed');
});

test('S2.10 what AWS throttles is tried three times more, a second apart', async () => {
  const event = await onAir();
  const { host, rig } = event;
  rig.aws.faults.throttle({ operation: 'PutMetadata', times: 2 });
  await host.do('overlays/send', notice('One'));
  await until(() => sent(event).length === 3, 'three calls');
  const [first, second, third] = event.calls('PutMetadata').map(({ time }) => Date.parse(time));
  expect(second! - first!).toBeGreaterThanOrEqual(900);
  expect(third! - second!).toBeGreaterThanOrEqual(900);
  rig.aws.faults.throttle({ operation: 'PutMetadata', times: 4 });
  await host.do('overlays/send', notice('Two'));
  // The end of the first is given up after four calls; the second is sent all the same.
  await until(() => sent(event).length === 8, 'the cue after it', SLOW);
  expect(sent(event).at(-1)).toBe(UNHEARD);
}, 60_000);

test('a cue is not sent again by the next process, nor when it is older than thirty seconds', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'rostrum-cues-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const clock = new SkippingClock();
  const event = await onAir({ directory, clock });
  const { host, rig } = event;
  await host.do('overlays/send', notice('One'));
  await until(() => sent(event).length === 1, 'the cue');
  await rig.restart();
  rig.aws.faults.fail({ operation: 'PutMetadata', type: 'InternalServerException', status: 500, times: 1_000 });
  await host.do('overlays/send', { content: { ...notice('Late').content, duration: 5 } });
  await until(() => sent(event).at(-1) === 'InternalServerException', 'a failure');
  clock.skip(40_000);
  rig.aws.faults.clear();
  await host.do('overlays/send', notice('Now'));
  const { seq } = await rig.json<{ seq: number }>('GET', `/api/events/${event.id}`);
  await until(async () => (await rig.store.cursors.get(event.id, 'cues')) >= seq, 'all cues to be done with');
  // The first one, and the one of now. The second one has ended long ago, as the third one says.
  expect(sent(event).filter((error) => error === UNHEARD)).toHaveLength(2);
});
