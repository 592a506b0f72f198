import { describe, expect, it } from 'vitest';
import { heldClock } from '../memory/index.js';
import { Received } from './received.js';
import type { StageParticipantInfo } from './sdk.js';

const ada = { id: 'a', userId: 'ada', attributes: {}, isLocal: false, isPublishing: true } as unknown as StageParticipantInfo;

function watching() {
  const clock = heldClock();
  let told = 0;
  const received = new Received(() => true, () => told++, clock);
  received.joined(ada);
  received.subscription(ada, 'subscribed');
  return { clock, received, told: () => told, state: () => received.participants[0]?.state };
}

describe('what is said of a publisher (S4.6)', () => {
  it('is that they reconnect, when their media breaks off and comes back', async () => {
    const { received, state, clock } = watching();
    received.publishing(ada, false);
    received.subscription(ada, 'none');
    expect(state()).toBe('reconnecting');
    await clock.advance(14_000);
    received.publishing(ada, true);
    received.subscription(ada, 'pending');
    await clock.advance(60_000);
    expect(state()).toBe('reconnecting');
    received.subscription(ada, 'subscribed');
    expect(state()).toBe('live');
  });

  it('is that they come, when they publish again some time after they stopped', async () => {
    const { received, state, clock, told } = watching();
    received.publishing(ada, false);
    const before = told();
    await clock.advance(15_000);
    expect([state(), told()]).toEqual(['connecting', before + 1]);
    received.publishing(ada, true);
    received.subscription(ada, 'pending');
    expect(state()).toBe('connecting');
  });

  it('is that they come, until they were received for the first time', async () => {
    const { received, state } = watching();
    received.left(ada);
    received.joined(ada);
    received.subscription(ada, 'pending');
    received.publishing(ada, false);
    expect(state()).toBe('connecting');
  });

  it('is that they reconnect, while nothing of them arrives', async () => {
    const { received, state } = watching();
    received.measured(new Map([['a', 'lost']]));
    expect(state()).toBe('reconnecting');
    received.measured(new Map([['a', 'poor']]));
    expect(state()).toBe('live');
  });

  it('is nothing any more after they left', async () => {
    const { received, clock, told } = watching();
    received.publishing(ada, false);
    received.left(ada);
    const before = told();
    await clock.advance(15_000);
    expect([received.participants, told()]).toEqual([[], before]);
  });
});
