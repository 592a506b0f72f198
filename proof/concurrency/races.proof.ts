import { afterAll, beforeAll, expect } from 'vitest';
import type { Participant } from '../../packages/server/src/testing/participant.test.support.js';
import { Rig } from '../../packages/server/src/testing/rig.test.support.js';
import { SkippingClock } from '../../packages/server/src/testing/skipping-clock.test.support.js';
import { prove } from '../prove.js';

/** Publishers on one stage; one place is kept for a host who is not on. */
const OPEN_PLACES = 11;
const clock = new SkippingClock();
let rig: Rig;
beforeAll(async () => void (rig = await Rig.start({ clock })));
afterAll(() => rig[Symbol.asyncDispose]());

async function live(): Promise<{ id: string; host: Participant; staff: readonly Participant[] }> {
  clock.skip(60_000);
  const { id, host } = await rig.event({ duration: 480 });
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  const staff = await Promise.all(['Mona', 'Mo'].map((name) => rig.joined(name, id)));
  for (const { person } of staff) await host.do('roster/promote', { person, role: 'moderator' });
  return { id, host, staff };
}

/** A minute's worth of commands is soon used up. */
function rested(): void {
  clock.skip(5_000);
}

prove({
  name: 'Two moderators, one hand',
  holds: 'of two who grant the same hand at once, one succeeds, and the other is told that it is not up any more',
  runs: { short: 20, long: 500 },
  async run(runs) {
    const { id, staff: [mona, mo] } = await live();
    const amy = await rig.joined('Amy', id);
    for (let run = 0; run < runs; run++) {
      rested();
      await amy.do('hands/raise', {});
      const answers = await Promise.all([mona!, mo!].map((each) => each.ask('hands/grant', { person: amy.person })));
      expect(answers.map(({ status, code }) => code ?? status).sort()).toEqual([200, 'hands/not-raised']);
      await amy.do('stage/leave', {});
    }
    return { races: runs, 'granted twice': 0, 'granted to nobody': 0 };
  },
});

prove({
  name: 'One place for two',
  holds: 'of two hands that are granted the last place on the stage at once, one gets it, and the other stays up',
  runs: { short: 20, long: 500 },
  async run(runs) {
    const { id, host, staff: [mona, mo] } = await live();
    const crowd = await Promise.all(Array.from({ length: OPEN_PLACES + 1 }, (_, n) => rig.joined(`Person ${n}`, id)));
    const asking = async (person: Participant) => (await person.ask('hands/raise', {})).status === 200;
    for (let run = 0; run < runs; run++) {
      // A place that nobody publishes from is free again after half a minute, so all of them are by now.
      clock.skip(31_000);
      const [amy, ben] = [crowd[run % crowd.length]!, crowd[(run + 1) % crowd.length]!];
      for (const other of crowd) {
        if (other === amy || other === ben) continue;
        await host.ask('stage/grant', { person: other.person });
      }
      expect([await asking(amy), await asking(ben)]).toEqual([true, true]);
      const answers = await Promise.all([
        mona!.ask('hands/grant', { person: amy.person }), mo!.ask('hands/grant', { person: ben.person }),
      ]);
      expect(answers.map(({ status, code }) => code ?? status).sort()).toEqual([200, 'stage/full']);
      const { state } = await rig.json<{ state: { slots: object; count: { hands: number } } }>('GET', `/api/events/${id}`);
      expect([Object.keys(state.slots).length, state.count.hands]).toEqual([OPEN_PLACES, 1]);
      await mona!.do('hands/lower-all', {});
    }
    return { races: runs, 'most on the stage': OPEN_PLACES, 'too many': 0 };
  },
});
