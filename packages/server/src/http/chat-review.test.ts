import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { join, live } from '../host/host.test.support.js';
import { openInvocations, type InvocationHost, type InvocationHosts } from '../host/index.js';
import { createLimits } from '../limits/index.js';
import { openStore, type Store } from '../store/index.js';
import { HeldClock } from '../testing/held-clock.test.support.js';
import { review, reviewInput } from './chat-review.js';

const ROOM = 'arn:aws:ivschat:us-east-1:123456789012:room/a1B2c3D4e5F6';
let clock: HeldClock;
let store: Store;
let hosts: InvocationHosts;
let host: InvocationHost;

beforeEach(async () => {
  clock = new HeldClock();
  store = await openStore({ clock });
  hosts = openInvocations({ store });
  host = await live(hosts);
  await host.system('roster/join', join('amy'));
});
afterEach(async () => {
  await hosts.close();
  await store.close();
});

/** What the room asks of its review handler, and is answered. */
const reviewed = (MessageId: string, Attributes: unknown = {}, eventOf = () => Promise.resolve(host.id)) =>
  review({ hosts, store, limits: createLimits(clock), rooms: { eventOf } },
    v.parse(reviewInput, { Content: 'Hi', MessageId, RoomArn: ROOM, Attributes, Sender: { UserId: 'amy' } }));
const kept = () => host.read((engine) => Object.keys(engine.history('messages')));

test('a message whose review came too late for the room is there once when it is sent again (S4.9)', async () => {
  expect(await reviewed('m1', { draft: 'd1', attempt: '1' })).toMatchObject({ ReviewResult: 'ALLOW', Attributes: {} });
  expect(await reviewed('m2', { draft: 'd1', attempt: '2' })).toMatchObject({ ReviewResult: 'ALLOW' });
  expect(await kept()).toEqual(['m2']);
  // A function that was asleep comes to the first one only now.
  expect(await reviewed('m0', { draft: 'd1', attempt: '1' })).toMatchObject({ ReviewResult: 'DENY', Attributes: { Reason: 'chat/repeated' } });
  expect(await kept()).toEqual(['m2']);
});

test('what was reviewed too late is kept by nobody', async () => {
  const late = () => {
    clock.jump(160);
    return Promise.resolve(host.id);
  };
  expect(await reviewed('m1', {}, late)).toMatchObject({ ReviewResult: 'DENY', Attributes: { Reason: 'chat/late' } });
  expect(await kept()).toEqual([]);
});

test.each([
  [undefined], [{}], [{ draft: 'd1' }], [{ draft: 'd1', attempt: 'two' }], [{ draft: 'd1', attempt: '9' }],
  [{ draft: '__proto__', attempt: '1' }], [{ draft: 'x'.repeat(27), attempt: '1' }], [{ role: 'host' }],
])('a message of a client that is not ours is one like any other: %j', async (attributes) => {
  expect(await reviewed('m1', attributes)).toMatchObject({ ReviewResult: 'ALLOW' });
  expect(await kept()).toEqual(['m1']);
});
