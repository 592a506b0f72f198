/** A stage session in Chromium with its own camera, microphone and screen, on a stage of local-aws. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openSeat, startTestbed, type Testbed } from '../adapters/ivs-stage/testbed.test.support.js';
import type { Page } from '../adapters/ivs-stage/page.test.support.js';
import type { SlotKind } from '../ports/index.js';
import type { Slot } from '../stage/index.js';
import type { EventState } from './contract.js';

interface InPage {
  readonly page: Page;
}

let bed: Testbed;
beforeAll(async () => { bed = await startTestbed(); });
afterEach(() => bed.clear());
afterAll(() => bed.close());

const liveView: EventState['view'] = {
  session: { session: { title: '', description: '', status: 'live', startsAt: 0, duration: 60, guests: true } },
};
const slot = (kind: SlotKind, part: Partial<Slot> = {}): Slot => ({
  person: 'ada', name: 'Ada', role: 'attendee', kind, since: 0, onAir: false, until: 0,
  held: { microphone: false, camera: false }, ...part,
});

async function enter(life = 300) {
  const stage = await bed.stage();
  const tab = await bed.tab();
  let tokens = 0;
  await tab.exposeFunction('mintToken', (person: string, kind: SlotKind | 'view', participant?: string) => {
    tokens++;
    return stage.token({ person, kind, participant, life });
  });
  await tab.evaluate(() => (globalThis as never as InPage).page.start('ada'));
  const look = () => tab.evaluate(() => (globalThis as never as InPage).page.look());
  const write = (state: Partial<EventState>) =>
    tab.evaluate((value) => (globalThis as never as InPage).page.own!.write(value), state);
  const until = <Value>(read: (state: Awaited<ReturnType<typeof look>>) => Value) =>
    expect.poll(async () => read(await look()), { timeout: 20_000, interval: 100 });
  return { stage, tab, look, write, until, tokens: () => tokens };
}

describe('a stage session in a browser', () => {
  it('watches, goes on air at 720p, is muted, shares a screen, and leaves the air (S4.6, S4.10, S4.12)', async () => {
    const { stage, tab, look, write, until } = await enter();
    const ben = await openSeat(bed, stage, 'ben', 'camera');
    // Sound only: the tabs share the machine's one camera, and the first to open it decides on its size.
    await ben.publish({ audio: true, video: false });
    expect((await look()).session.media).toBe('off');

    await write({ view: liveView });
    await until(({ session }) => session.participants).toMatchObject([{ person: 'ben', audio: true, state: 'live' }]);
    expect((await look()).devices).toMatchObject({ permission: { camera: 'unknown' }, level: 0 });

    await write({ self: { slots: { cada: slot('camera') } } });
    await until(({ session }) => session).toMatchObject({ mine: 'publishing', microphone: 'on', camera: 'on' });
    expect((await look()).devices).toMatchObject({ permission: { camera: 'granted' }, video: { width: 1280, height: 720 } });
    await until(({ devices }) => devices.level).toBeGreaterThan(0);
    const seen = async () => (await ben.look()).participants;
    await expect.poll(seen, { timeout: 20_000 }).toMatchObject([{ person: 'ada', video: true, audioMuted: false, state: 'live' }]);
    const [{ id } = { id: '' }] = await seen();
    await expect.poll(async () => (await ben.watched(id)).time, { timeout: 20_000 }).toBeGreaterThan(0.5);

    await write({ self: { slots: { cada: slot('camera', { held: { microphone: true, camera: true } }) } } });
    await until(({ session }) => session).toMatchObject({ microphone: 'held', camera: 'held' });
    await expect.poll(seen, { timeout: 20_000 }).toMatchObject([{ audioMuted: true, videoStopped: true }]);
    expect((await look()).devices).toMatchObject({ video: undefined, audio: { enabled: false } });
    await write({ self: { slots: { cada: slot('camera') } } });
    await tab.evaluate(() => (globalThis as never as InPage).page.own!.session.setCamera(true));
    await expect.poll(seen, { timeout: 20_000 }).toMatchObject([{ audioMuted: true, videoStopped: false, video: true }]);

    await tab.click('button');
    await until(({ sent }) => sent).toEqual(['stage/share']);
    await write({ self: { slots: { cada: slot('camera'), sada: slot('screen') } } });
    await until(({ session }) => session).toMatchObject({ screen: 'sharing', screenTrack: 'live' });
    await expect.poll(async () => (await seen()).map(({ kind, video }) => `${kind} ${video}`).sort(), { timeout: 20_000 })
      .toEqual(['camera true', 'screen true']);
    expect((await look()).session.participants).toHaveLength(1);
    await write({ self: { slots: { cada: slot('camera') } } });
    await until(({ session }) => session.screen).toBe('none');
    await expect.poll(async () => (await seen()).map(({ kind }) => kind), { timeout: 20_000 }).toEqual(['camera']);

    await write({ self: {} });
    await expect.poll(async () => (await seen()).some(({ publishing }) => publishing), { timeout: 20_000 }).toBe(false);
    await until(({ session, devices }) => ({ ...session, ...devices })).toMatchObject({
      media: 'connected', mine: 'none', video: undefined, audio: undefined,
    });
    await until(({ session }) => session.participants).toMatchObject([{ person: 'ben', state: 'live' }]);
    // The camera was the same participant all the while, and the screen the only other one: nobody saw a rejoin.
    const ids = new Set((await ben.heard()).ids.flat());
    expect(ids).toContain(id);
    expect(ids.size).toBe(2);
    await write({ connection: 'closed' });
    await until(({ session }) => session.media).toBe('off');
  });

  it('still receives who comes after its first token has run out', async () => {
    const { stage, write, until, tokens } = await enter(8);
    await write({ view: liveView });
    await until(({ session }) => session.media).toBe('connected');
    // Longer than the first token lives.
    await expect.poll(tokens, { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
    const ben = await openSeat(bed, stage, 'ben', 'camera');
    await ben.publish({ audio: true, video: true });
    await until(({ session }) => session.participants).toMatchObject([{ person: 'ben', video: true, state: 'live' }]);
  });
});
