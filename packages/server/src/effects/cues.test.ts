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
  await host.do('overlays/stop', { overlay: await event.overlay() });
  await until(() => sent(event).length === 4, 'the end of it');
  rig.aws.faults.throttle({ operation: 'PutMetadata', times: 4 });
  await host.do('overlays/send', notice('Two'));
  await host.do('overlays/stop', { overlay: await event.overlay() });
  // The second one is given up after four calls; its end is told all the same.
  await until(() => sent(event).length === 9, 'the cue after it', SLOW);
  expect(sent(event).at(-1)).toBe(UNHEARD);
}, 60_000);

test('S2.10 five a second at most, however fast overlays follow each other', async () => {
  const event = await onAir();
  const { host } = event;
  const began = Date.now();
  for (let n = 0; n < 6; n++) await host.do('overlays/send', notice(`Number ${n}`));
  // Each is sent, and each but the last is replaced.
  await until(() => sent(event).length === 11, 'all cues', SLOW);
  // Five, five more a second later, and the last one after another second.
  expect(Date.parse(event.calls('PutMetadata').at(-1)!.time) - began).toBeGreaterThanOrEqual(2_000);
}, 60_000);

test('an overlay is in the feed and taken off again while its cues fail, and none holds up the next one', async () => {
  const event = await onAir({ feed: 'line' });
  const { host, rig } = event;
  const anna = await rig.joined('Anna', event.id);
  const line = await anna.line();
  const isTold = (text: string) => () => JSON.stringify(line.all('frame')).includes(text);
  rig.aws.faults.fail({ operation: 'PutMetadata', type: 'InternalServerException', status: 500, times: 1_000 });
  await host.do('overlays/send', notice('Unheard'));
  await until(isTold('Unheard'), 'the overlay in the feed');
  await until(() => sent(event).length > 0, 'its cue to fail');
  await host.do('overlays/stop', { overlay: await event.overlay() });
  await until(isTold('"ended":"stopped"'), 'its end in the feed');
  const before = sent(event).length;
  await host.do('overlays/send', notice('Next'));
  await until(isTold('Next'), 'the next one in the feed');
  await until(() => sent(event).length > before, 'its cue');
  rig.aws.faults.clear();
  await until(() => sent(event).filter((error) => error === UNHEARD).length === 3, 'all three in the end', SLOW);
}, 60_000);

test('what is sent when the event is over, or was over when the next process came, is told to nobody', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'rostrum-cues-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const event = await onAir({ directory });
  const { host, rig, id } = event;
  rig.aws.faults.fail({ operation: 'PutMetadata', type: 'InternalServerException', status: 500, times: 1_000 });
  const { seq } = await host.ask('overlays/send', notice('Too late'));
  await until(() => sent(event).length > 0, 'its cue to fail');
  await host.do('session/end', {});
  await event.report('Stream End', 'st-1');
  await rig.restart();
  rig.aws.faults.clear();
  await until(async () => (await rig.store.cursors.get(id, 'cues')) >= seq!, 'the cue to be done with', SLOW);
  expect(sent(event)).not.toContain(UNHEARD);
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
  const { seq: late } = await host.ask('overlays/send', { content: { ...notice('Late').content, duration: 5 } });
  await until(() => sent(event).at(-1) === 'InternalServerException', 'a failure');
  clock.skip(40_000);
  const isDone = (seq: number) => async () => (await rig.store.cursors.get(event.id, 'cues')) >= seq;
  await until(isDone(late!), 'the late ones to be given up', SLOW);
  rig.aws.faults.clear();
  await host.do('overlays/send', notice('Now'));
  const { seq } = await rig.json<{ seq: number }>('GET', `/api/events/${event.id}`);
  await until(isDone(seq), 'all cues to be done with', SLOW);
  // The first one, and the one of now. The second one has ended long ago, as the third one says.
  expect(sent(event).filter((error) => error === UNHEARD)).toHaveLength(2);
}, 60_000);
