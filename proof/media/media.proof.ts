import { expect } from 'vitest';
import { prove, type Figures } from '../prove.js';
import { DISTURBANCES } from './disturbances.js';
import { openRoom } from './room.js';
import { Sight } from './sight.js';
import { Tally } from './tally.js';

/** Seconds from which on it is measured, on a machine that does nothing else; beside other work more time may pass. */
const LONG = 60;
const SLOW = 8;

async function disturbed(publishers: readonly string[], seconds: number): Promise<Figures> {
  const room = await openRoom(publishers);
  try {
    const sight = new Sight(room);
    expect(await sight.calm(Date.now())).toBe(true);
    const tally = new Tally(seconds < LONG ? SLOW : 1);
    const end = Date.now() + seconds * 1000;
    for (let n = 0; n < DISTURBANCES.length || Date.now() < end; n++) {
      const disturbance = DISTURBANCES[n % DISTURBANCES.length]!;
      const one = room.people[Math.floor(n / DISTURBANCES.length) % room.people.length]!;
      sight.forget();
      const from = Date.now();
      await disturbance.make(room, one);
      await sight.calm(from + disturbance.lasts);
      tally.add(disturbance, one, sight, from);
    }
    return tally.figures();
  } finally {
    await room.close();
  }
}

const HOLDS = 'real browsers see each other; after a main thread that stood still, a dropped socket, a network path lost for five seconds and a killed SFU worker, every picture moves again within five seconds, and the tile says "reconnecting" meanwhile';

prove({
  name: 'Three publishers', holds: HOLDS, runs: { short: 20, long: 600 },
  run: (seconds) => disturbed(['ada', 'ben', 'cyd'], seconds),
});
prove({
  name: 'Six publishers', holds: HOLDS, runs: { short: 20, long: 600 },
  run: (seconds) => disturbed(['ada', 'ben', 'cyd', 'dan', 'eve', 'fay'], seconds),
});
