import { RTCPeerConnection } from 'werift';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SfuWorkers } from './workers.js';

// Processes are started, from sources that are bundled first.
const SLOW = { timeout: 20_000 };

let sfu: SfuWorkers;
let offer: string;
const ended = vi.fn<(session: string, reason: string) => void>();

beforeEach(async () => {
  ended.mockClear();
  sfu = await SfuWorkers.start({ connected: () => undefined, ended }, 3);
  const browser = new RTCPeerConnection({ iceServers: [] });
  browser.addTransceiver('audio', { direction: 'sendonly' });
  browser.addTransceiver('video', { direction: 'sendonly' });
  offer = (await browser.createOffer()).sdp;
  await browser.close();
});
afterEach(() => sfu.close());

const publish = (session: string) => sfu.ask({ method: 'publish', session, offer });
const answered = { answer: expect.stringContaining('m=audio') };
const calledTimes = (times: number) => vi.waitFor(() => expect(ended).toHaveBeenCalledTimes(times), SLOW);
const untilSize = (size: number) => vi.waitFor(() => expect(sfu.size).toBe(size), SLOW);

it('there is a worker more than have something to do, up to the most there may be', async () => {
  expect(sfu.size).toBe(1);
  for (const [session, size] of [['one', 2], ['two', 3], ['three', 3], ['four', 3]] as const) {
    expect(await publish(session)).toEqual(answered);
    await untilSize(size);
  }
  expect(sfu.kill()).toBe(3);
});

it('a worker that dies takes its own sessions with it, and the next go where the fewest are', async () => {
  for (const [session, size] of [['one', 2], ['two', 3], ['three', 3], ['four', 3]] as const) {
    await publish(session);
    await untilSize(size);
  }
  // The fourth is with one of the three others, the fifth is not with the fourth.
  expect(sfu.kill('four')).toBe(1);
  await calledTimes(2);
  const [[one], [other]] = ended.mock.calls as [[string, string], [string, string]];
  expect([one, other].sort()).toEqual(['four', expect.stringMatching(/one|two|three/)]);
  expect(await publish('five')).toEqual(answered);
  expect(await publish('six')).toEqual(answered);
  expect(sfu.kill('five')).toBe(1);
  await vi.waitFor(() => expect(ended.mock.calls.slice(2).map(([session]) => session)).toContain('five'), SLOW);
  expect(ended.mock.calls.map(([session]) => session)).not.toContain('six');
  await untilSize(3);
});

it('when all have died, a request waits for the next', async () => {
  await publish('one');
  await untilSize(2);
  await publish('two');
  await untilSize(3);
  sfu.kill();
  await calledTimes(2);
  expect(await publish('three')).toEqual(answered);
});

it('closed, it lets nobody wait', async () => {
  await sfu.close();
  sfu = await SfuWorkers.start({ connected: () => undefined, ended }, 1);
  await publish('one');
  const refused = new Promise((resolve) => {
    ended.mockImplementationOnce(() => resolve(expect(publish('two')).rejects.toMatchObject({ code: 'unreachable' })));
  });
  sfu.kill();
  await calledTimes(1);
  await sfu.close();
  await refused;
});

it('a request that a dying worker has not answered is refused', async () => {
  await publish('one');
  const asked = publish('two');
  sfu.kill();
  await expect(asked).rejects.toMatchObject({ code: 'unreachable' });
  await vi.waitFor(() => expect(ended.mock.calls).toEqual([['one', 'died'], ['two', 'died']]), SLOW);
  await expect(sfu.ask({ method: 'layers', session: 'one' })).rejects.toMatchObject({ code: 'no-such-session' });
  await expect(sfu.ask({ method: 'subscribe', session: 'x', publication: 'one', offer, initialLayer: 'lowest' })).rejects.toMatchObject({ code: 'no-such-session' });
  expect(sfu.bitrate('one')).toBe(0);
});

it('closed while another is being started, it leaves none behind', async () => {
  const children = () => process.getActiveResourcesInfo().filter((one) => one === 'ProcessWrap').length;
  const withOne = children();
  await publish('one');
  await sfu.close();
  expect(sfu.size).toBe(0);
  await vi.waitFor(() => expect(children()).toBe(withOne - 1));
});
