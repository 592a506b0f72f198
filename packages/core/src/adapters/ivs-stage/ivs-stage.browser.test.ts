/** The adapter in Chromium, with the SDK as it is, against local-aws. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { StageToken } from '../../ports/index.js';
import { stageMediaContract } from '../../ports/stage-media.test.support.js';
import { openSeat, refusedToOpen, startTestbed, type Testbed } from './testbed.test.support.js';

let bed: Testbed;
beforeAll(async () => { bed = await startTestbed(); });
afterEach(() => bed.clear());
afterAll(() => bed.close());

describe('StageMedia on an Amazon IVS stage', () => stageMediaContract(async () => {
  const stage = await bed.stage();
  return {
    open: (person, kind) => openSeat(bed, stage, person, kind),
    kick: ({ participant }) => stage.disconnect(participant),
    delete: () => stage.delete(),
  };
}));

type Seat = Awaited<ReturnType<typeof openSeat>>;
const plays = async (seat: Seat, id: string, seconds = 1) => {
  await expect.poll(async () => (await seat.watched(id)).time, { timeout: 20_000 }).toBeGreaterThan(0);
  const { time } = await seat.watched(id);
  await expect.poll(async () => (await seat.watched(id)).time, { timeout: 20_000 }).toBeGreaterThan(time + seconds);
};
const onAir = async (stage: Awaited<ReturnType<Testbed['stage']>>, person: string) => {
  const seat = await openSeat(bed, stage, person, 'camera');
  await seat.publish({ audio: true, video: true });
  return seat;
};

describe('the picture', () => {
  it('two pages see each other move (S4.6)', async () => {
    const stage = await bed.stage();
    const [ada, ben] = await Promise.all([onAir(stage, 'ada'), onAir(stage, 'ben')]);
    await Promise.all([plays(ada, ben.participant), plays(ben, ada.participant)]);
  });

  it('of somebody who was promoted arrives, and the seat is the same (S4.10)', async () => {
    const stage = await bed.stage();
    const [ada, ben] = await Promise.all([onAir(stage, 'ada'), openSeat(bed, stage, 'ben', 'view')]);
    await ben.exchange('camera');
    await ben.publish({ audio: true, video: true });
    await plays(ada, ben.participant);
    expect(new Set((await ada.heard()).ids.flat())).toEqual(new Set([ben.participant]));
  });
});

describe('the network', () => {
  it('drops, and comes back by itself: nobody leaves', async () => {
    const stage = await bed.stage();
    const [ada, ben] = await Promise.all([onAir(stage, 'ada'), openSeat(bed, stage, 'ben', 'view')]);
    await plays(ben, ada.participant);
    expect(bed.aws.faults.stage.cut(stage.id, ben.participant)).toBe(1);
    await expect.poll(() => ben.states(), { timeout: 20_000 }).toEqual(expect.arrayContaining(['reconnecting', 'connected']));
    await expect.poll(async () => (await ben.look()).state, { timeout: 20_000 }).toBe('connected');
    await plays(ben, ada.participant);
  });

  it('whose path is lost for a while is said to reconnect, at both ends, and recovers (S4.6)', async () => {
    const stage = await bed.stage();
    const [ada, ben] = await Promise.all([onAir(stage, 'ada'), openSeat(bed, stage, 'ben', 'view')]);
    const seen = async () => (await ben.look()).participants.map(({ state }) => state);
    await plays(ben, ada.participant);
    await expect.poll(async () => (await ada.networks()).own, { timeout: 20_000 }).toMatch(/excellent|good|poor/);
    expect(bed.aws.faults.stage.lose(stage.id, ada.participant, 7000)).toBe(1);
    await Promise.all([
      expect.poll(seen, { timeout: 20_000 }).toEqual(['reconnecting']),
      expect.poll(async () => (await ada.networks()).own, { timeout: 20_000 }).toBe('lost'),
    ]);
    await expect.poll(seen, { timeout: 20_000 }).toEqual(['live']);
    await expect.poll(async () => (await ada.networks()).own, { timeout: 20_000 }).toMatch(/excellent|good|poor/);
    await plays(ben, ada.participant);
    expect([await ada.states(), await ben.states()].flat()).not.toContain('left');
  });

  it('that brings nothing any more is called lost, and recovers (S4.6)', async () => {
    const stage = await bed.stage();
    const [ada, ben] = await Promise.all([onAir(stage, 'ada'), openSeat(bed, stage, 'ben', 'view')]);
    const network = async () => (await ben.networks()).of[ada.participant];
    await expect.poll(network, { timeout: 20_000 }).toMatch(/excellent|good|poor/);
    bed.aws.faults.stage.stallSfu(7000);
    await expect.poll(network, { timeout: 20_000 }).toBe('lost');
    await expect.poll(network, { timeout: 20_000 }).toMatch(/excellent|good|poor/);
  });

  it('whose SFU dies gives everybody back', async () => {
    const stage = await bed.stage();
    const [ada, ben] = await Promise.all([onAir(stage, 'ada'), onAir(stage, 'ben')]);
    await Promise.all([plays(ada, ben.participant, 0.2), plays(ben, ada.participant, 0.2)]);
    bed.aws.faults.stage.killSfu();
    await expect.poll(async () => (await ada.look()).participants.map(({ state }) => state), { timeout: 20_000 }).toEqual(['reconnecting']);
    await Promise.all([plays(ada, ben.participant, 0.2), plays(ben, ada.participant, 0.2)]);
  });
});

describe('a token', () => {
  const refusal = async (token: StageToken) => {
    const tab = await bed.tab();
    return refusedToOpen(tab, token, 'ada');
  };

  it('that has expired is refused by name', async () => {
    const stage = await bed.stage();
    expect(await refusal(await stage.token({ person: 'ada', kind: 'view', life: -10 }))).toBe('stage/token-expired');
  });

  it('of a kicked participant is refused by name', async () => {
    const stage = await bed.stage();
    const ada = await openSeat(bed, stage, 'ada', 'view');
    await stage.disconnect(ada.participant);
    const { participant } = ada;
    expect(await refusal(await stage.token({ person: 'ada', kind: 'view', participant }))).toBe('stage/kicked');
  });
});
