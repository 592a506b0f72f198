import { expect } from 'vitest';
import { prove, type Figures } from '../prove.js';
import { DISTURBANCES, KILLED_SFU, type Disturbance } from './disturbances.js';
import { openRoom } from './room.js';
import { Sight } from './sight.js';
import { Tally } from './tally.js';

/** Seconds from which on it is measured, on a machine that does nothing else; beside other work more time may pass. */
const LONG = 60;
const SLOW = 8;

async function disturbed(publishers: readonly string[], disturbances: readonly Disturbance[], seconds: number): Promise<Figures> {
  const room = await openRoom(publishers);
  try {
    const sight = new Sight(room);
    expect(await sight.calm(Date.now())).toBe(true);
    const tally = new Tally(seconds < LONG ? SLOW : 1);
    const end = Date.now() + seconds * 1000;
    for (let n = 0; n < disturbances.length || Date.now() < end; n++) {
      const disturbance = disturbances[n % disturbances.length]!;
      const one = room.people[Math.floor(n / disturbances.length) % room.people.length]!;
      sight.forget();
      const from = Date.now();
      await disturbance.make(room, one);
      await sight.calm(from + disturbance.lasts);
      tally.add(disturbance, one, room, sight, from);
    }
    return tally.figures();
  } finally {
    await room.close();
  }
}

const holds = (sfu: string) => `real browsers see each other; after a main thread that stood still, a dropped socket, a network path lost for five seconds and ${sfu}, every picture moves again within five seconds, and the tile says "reconnecting" meanwhile`;

prove({
  name: 'Three publishers', holds: holds('a killed worker of the SFU or all of them'), runs: { short: 20, long: 600 },
  run: (seconds) => disturbed(['ada', 'ben', 'cyd'], [...DISTURBANCES, KILLED_SFU], seconds),
});
prove({
  name: 'Six publishers', holds: holds('a killed SFU worker'), runs: { short: 20, long: 600 },
  run: (seconds) => disturbed(['ada', 'ben', 'cyd', 'dan', 'eve', 'fay'], DISTURBANCES, seconds),
});
