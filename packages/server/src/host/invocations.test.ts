import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../store/index.js';
import { unreliable, type Unreliable } from '../store/unreliable.test.support.js';
import { bundledChild } from './bundled-child.test.support.js';
import { openInvocations } from './open-invocations.js';
import { contents, plan, replayed, request, seqOf, wholeLog } from './host.test.support.js';

/** `bench/invocations.mjs` takes fifty. */
const PROCESSES = 16;
const COMMANDS = 4;
const people = Array.from({ length: PROCESSES }, (_, n) => `p${n}`);

let store: Store;
let network: Unreliable;
beforeEach(async () => {
  store = await openStore();
  network = await unreliable(store.endpoint!);
});
afterEach(async () => {
  await network.close();
  await store.close();
});

async function live() {
  const hosts = openInvocations({ store });
  const host = await hosts.create('e1', plan);
  seqOf(await host.system('roster/join', { person: 'h', name: 'Host', role: 'host' }));
  seqOf(await host.execute(request('h', 'session/open')));
  seqOf(await host.execute(request('h', 'session/go-live')));
  await Promise.all(people.map((person) => host.system('roster/join', { person, name: person, role: 'attendee' })));
  return hosts;
}

test('a command that meets no other costs two calls, a refusal one', async () => {
  await live();
  const calls: string[] = [];
  network.fate = (operation) => (calls.push(operation), 'through');
  const far = await openStore({ endpoint: network.endpoint });
  const hosts = openInvocations({ store: far });
  await hosts.open('e1');
  calls.length = 0;
  seqOf(await (await hosts.open('e1'))!.execute(request('p0', 'hands/raise')));
  expect(calls.splice(0)).toEqual(['Query', 'PutItem']);
  expect(await (await hosts.open('e1'))!.execute(request('p0', 'hands/raise'))).toMatchObject({ code: 'hands/already-raised' });
  expect(calls).toEqual(['Query']);
  await hosts.close();
  await far.close();
});

test('many invocations at once, each a process: nothing lost, nothing doubled, everybody in order', async () => {
  const hosts = await live();
  const before = (await wholeLog(store, 'e1')).length;
  let calls = 0;
  network.fate = () => (calls++, 'through');
  const script = await bundledChild('invocations.test.child', import.meta.url);
  const children: ChildProcess[] = [];
  const answers = new Map<string, number>();
  try {
    const ended = people.map(async (person) => {
      const child = spawn(
        process.execPath, ['--no-warnings', script, network.endpoint, 'e1', person, String(COMMANDS)],
        { stdio: ['pipe', 'pipe', 'inherit'] },
      );
      children.push(child);
      const exit = once(child, 'exit');
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      expect((await lines.next()).value).toBe('ready');
      return { child, lines, exit };
    });
    const ready = await Promise.all(ended);
    calls = 0;
    for (const { child } of ready) child.stdin.write('go\n');
    await Promise.all(ready.map(async ({ lines, exit }) => {
      for (let line = await lines.next(); !line.done; line = await lines.next()) {
        const [id, said] = line.value.split(' ') as [string, string];
        answers.set(id, Number(said));
      }
      expect((await exit)[0]).toBe(0);
    }));
  } finally {
    for (const child of children) child.kill();
    await rm(script);
  }
  const log = (await wholeLog(store, 'e1')).slice(before);
  expect(answers.size).toBe(PROCESSES * COMMANDS);
  expect(log).toHaveLength(PROCESSES * COMMANDS);
  for (const [id, seq] of answers) expect(log[seq - before - 1]?.entry.id).toBe(id);
  for (const person of people) {
    const own = log.filter(({ entry }) => entry.person === person).map(({ entry }) => entry.id);
    expect(own).toEqual(own.map((_, n) => `${person}-${n}`));
  }
  const host = (await hosts.open('e1'))!;
  expect(contents(await replayed(store, 'e1'))).toEqual(await host.read(contents));
  expect((await store.inbox.tail('e1', before + log.length)).mail).toEqual([]);
  // Combined: each writing for itself alone would need one more for every other that was faster.
  expect(calls / log.length).toBeLessThan(PROCESSES);
}, 180_000);
