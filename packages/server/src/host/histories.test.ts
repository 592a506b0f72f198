import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveError, type Accepted, type Request } from '@rostrum/core/engine';
import { openStore, type Store } from '../store/index.js';
import { impatient, unreliable, type Fate, type Unreliable } from '../store/unreliable.test.support.js';
import type { EventHost, EventHosts } from './contract.js';
import { openHosts } from './open-hosts.js';
import { openInvocations } from './open-invocations.js';
import { rebuild } from './rebuild.js';
import { contents, plan, replayed, request, seqOf, wholeLog } from './host.test.support.js';

let real: Store;
let network: Unreliable;
let event = 0;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  real = await openStore();
  network = await unreliable(real.endpoint!);
});
afterEach(async () => {
  network.fate = () => 'through';
  for (const close of closing.splice(0)) await close();
  await network.close();
  await real.close();
});

type Open = (options: { readonly store: Store }) => EventHosts;
const KINDS: readonly (readonly [string, Open])[] = [['that stay', openHosts], ['of invocations', openInvocations]];

async function hostsOn(endpoint: string, open: Open = openHosts): Promise<EventHosts> {
  const store = await openStore({ endpoint, clock: impatient });
  const hosts = open({ store });
  closing.push(() => hosts.close(), () => store.close());
  return hosts;
}
async function begin(hosts: EventHosts): Promise<EventHost> {
  const host = await hosts.create(`e${event++}`, plan);
  const people = { h: 'host', m: 'moderator', a: 'attendee', b: 'attendee', g: 'guest' };
  for (const [person, role] of Object.entries(people)) {
    seqOf(await host.system('roster/join', { person, name: person, role }));
  }
  seqOf(await host.execute(request('h', 'session/open')));
  seqOf(await host.execute(request('h', 'session/go-live')));
  return host;
}

const person = fc.constantFrom('h', 'm', 'a', 'b', 'g', 'x');
const question = fc.constantFrom('9', 'a', 'b');
const step: fc.Arbitrary<readonly [who: string, command: string, input: object]> = fc.oneof(
  fc.tuple(person, fc.constantFrom('hands/raise', 'hands/lower', 'hands/lower-all'), fc.constant({})),
  fc.tuple(person, fc.constantFrom('hands/acknowledge', 'hands/grant', 'hands/revoke'), fc.record({ person })),
  fc.tuple(person, fc.constant('questions/ask'), fc.record({ text: fc.string({ unit: 'binary', maxLength: 40 }) })),
  fc.tuple(person, fc.constantFrom('questions/upvote', 'questions/pin'), fc.record({ question })),
  fc.tuple(person, fc.constant('chat/direct'), fc.record({ text: fc.string({ maxLength: 20 }) })),
  fc.tuple(fc.constant(''), fc.constantFrom('roster/arrive', 'roster/depart'), fc.record({ person })),
);
/** Steps by how many go together. */
const history = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 8 });

const ask = (host: EventHost, [who, command, input]: readonly [string, string, object]) =>
  who === '' ? host.system(command, input) : host.execute(request(who, command, input));

test('whatever was done, the log alone and a snapshot with its tail give the live state', async () => {
  const hosts = await hostsOn(real.endpoint!);
  await fc.assert(fc.asyncProperty(history, fc.nat(7), async (groups, snapshotAt) => {
    const host = await begin(hosts);
    for (const [index, group] of groups.entries()) {
      await Promise.all(group.map((each) => ask(host, each)));
      if (index === snapshotAt) await real.snapshots.save(host.id, await host.read((engine) => engine.dump()));
    }
    const now = await host.read(contents);
    expect(contents(await replayed(real, host.id))).toEqual(now);
    expect(contents((await rebuild(real, (await real.events.get(host.id))!)).engine)).toEqual(now);
    const { seq } = (await real.snapshots.load(host.id)) ?? { seq: 0 };
    if (snapshotAt < groups.length) expect(seq).toBeGreaterThan(0);
  }), { numRuns: 25 });
});

test('one id asked many times at once is one command', async () => {
  const host = await begin(await hostsOn(real.endpoint!));
  const asked = request('a', 'hands/raise');
  const answers = await Promise.all(Array.from({ length: 50 }, () => host.execute(asked)));
  expect(new Set(answers.map(seqOf)).size).toBe(1);
});

/** `host/outcome-unknown` is neither yes nor no. */
const isRefusal = (answer: Accepted | LiveError): boolean =>
  answer instanceof LiveError && answer.code !== 'host/outcome-unknown';

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Fate>('through') },
  { weight: 1, arbitrary: fc.constantFrom<Fate>('lost', 'dropped', 'error') },
);

test.each(KINDS)('two writers %s, on a bad network: no sequence or command twice, every answer is true', async (_, open) => {
  const [one, two] = [await hostsOn(network.endpoint, open), await hostsOn(network.endpoint, open)];
  const streams = [fc.infiniteStream(fate), fc.infiniteStream(fc.nat(2))] as const;
  await fc.assert(fc.asyncProperty(history, ...streams, async (groups, fates, turns) => {
    network.fate = () => 'through';
    const first = await begin(one);
    const second = (await two.open(first.id))!;
    network.fate = () => fates.next().value as Fate;
    const asked: { readonly request: Request; readonly answer: Promise<Accepted | LiveError> }[] = [];
    for (const group of groups) {
      for (const [who, command, input] of group) {
        const wanted = request(who || 'h', command, input);
        // Some ask both, as a client does that was disconnected before its answer came.
        const via = turns.next().value as number;
        if (via !== 1) asked.push({ request: wanted, answer: first.execute(wanted) });
        if (via !== 0) asked.push({ request: wanted, answer: second.execute(wanted) });
      }
      await Promise.race(asked.map(({ answer }) => answer));
    }
    const answers = await Promise.all(asked.map(async ({ request: { id }, answer }) => ({ id, answer: await answer })));
    network.fate = () => 'through';
    const log = await wholeLog(real, first.id);
    const stored = log.map(({ entry: { id } }) => id).filter((id) => id !== '');
    expect(new Set(stored).size).toBe(stored.length);
    for (const { id, answer } of answers) {
      if (!(answer instanceof LiveError)) expect(log[answer.seq - 1]?.entry.id).toBe(id);
    }
    // Whoever was told yes is in the log; what is in the log was told yes to somebody.
    const told = new Set(answers.filter(({ answer }) => !isRefusal(answer)).map(({ id }) => id));
    const wanted = stored.filter((id) => asked.some(({ request: { id: own } }) => own === id));
    expect(wanted.filter((id) => !told.has(id))).toEqual([]);
    // Both come to the state of the log: the one with the lease when it stores the next time, the other by looking.
    seqOf(await first.system('roster/arrive', { person: 'a' }));
    seqOf(await second.system('roster/arrive', { person: 'a' }));
    seqOf(await first.system('roster/arrive', { person: 'a' }));
    expect(contents(await replayed(real, first.id))).toEqual(await first.read(contents));
  }), { numRuns: 12 });
}, 120_000);

test('a listener misses nothing and hears nothing twice when another process writes as well', async () => {
  const [one, two] = [await hostsOn(real.endpoint!), await hostsOn(real.endpoint!)];
  const first = await begin(one);
  const second = (await two.open(first.id))!;
  const heard: number[][] = [[], []];
  const from = await first.read((engine) => engine.seq);
  for (const [index, host] of [first, second].entries()) {
    host.onStored(({ entries }) => heard[index]!.push(...entries.map(({ seq }) => seq)));
  }
  for (let n = 0; n < 30; n++) {
    const asking = (who: string) => request(who, 'questions/ask', { text: 'Why?' });
    await Promise.all([first.execute(asking('a')), second.execute(asking(n % 2 ? 'a' : 'b'))]);
  }
  const last = (await wholeLog(real, first.id)).length;
  await Promise.all([first, second].map((host) => host.system('roster/arrive', { person: 'a' })));
  const expected = Array.from({ length: last - from }, (_, n) => from + n + 1);
  for (const seqs of heard) expect(seqs.slice(0, expected.length)).toEqual(expected);
});
