import { expect, test } from 'vitest';
import { rig } from '../examples/virtual-meetup/e2e/rig.js';
import { endsByItself, wholeEvent } from '../examples/virtual-meetup/e2e/whole-event.js';
import { callsOf, channelEvent, deployedAndRemoved, encoderEvent, scheduledEvent, tokensAlone, until } from './every-call.js';
import { covers, EXCEPTIONS, permissionOf, permissions } from './permissions.js';

/** The meetup once more, on the functions that are deployed, invoked as AWS does. */
const it = rig('lambda');
/** Events on air. */
const cast: Awaited<ReturnType<typeof channelEvent>>[] = [];
/** The calls of before the functions were started anew. */
const before = new Set<string>();

test('channels, removals and timers, on functions (S2.6, S4.4, S4.11)', async () => {
  cast.push(await channelEvent(it.platform));
  await encoderEvent(it.platform);
  await scheduledEvent(it.platform);
});

test('an event from the first hand to the last minute, on functions (S4.1-S4.11)', () => wholeEvent(it));
test('an event ends by itself on functions, with warnings before (S4.4)', () => endsByItself(it));

test('functions that start anew go on with what there is, and remove it all in the end (S2.22)', async () => {
  // A channel stays a minute after its event.
  await until(it.platform, 'effects ivs:DeleteChannel', 90_000);
  for (const call of Object.keys(await callsOf(it.platform))) before.add(call);
  await it.platform.killServer();
  await it.platform.startServer();
  const [first] = cast;
  await tokensAlone(it.platform, first!.event);
  await first!.host.call('POST', `/api/events/${first!.event}/stage-token`, { kind: 'view' });
  cast.push(await channelEvent(it.platform));
  for (const { host, event } of cast) await host.asks(event, 'session/end');
  await until(it.platform, 'effects ivs-realtime:StopComposition');
  await until(it.platform, 'effects ivs-realtime:DeleteStage');
  await deployedAndRemoved(it.platform);
});

test('each function may do what it did, and nothing else (least privilege)', async () => {
  const made = new Set([...before, ...Object.keys(await callsOf(it.platform))].map(permissionOf));
  const may = permissions();
  expect([...made].filter((permission) => !may.includes(permission))).toEqual([]);
  const unused = may.filter((permission) => !made.has(permission));
  expect(unused.filter((permission) => !EXCEPTIONS.some((exception) => covers(exception, permission)))).toEqual([]);
  // An exception of nothing is to go.
  expect(EXCEPTIONS.filter((exception) => !unused.some((permission) => covers(exception, permission)))).toEqual([]);
});
