import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { openStore } from '../store/index.js';
import { bundledChild } from './bundled-child.test.support.js';
import { openHosts } from './open-hosts.js';
import { rebuild } from './rebuild.js';
import { contents, replayed, wholeLog } from './host.test.support.js';

const KILLS = 4;
const people = Array.from({ length: 20 }, (_, n) => `p${n}`);

test('nothing acknowledged is lost and nothing is done twice when the process is killed again and again', async () => {
  const script = await bundledChild('crash.test.child', import.meta.url);
  const directory = await mkdtemp(join(tmpdir(), 'rostrum-crash-'));
  const acknowledged = new Map<string, number>();
  const next = Object.fromEntries(people.map((person) => [person, 0]));
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawn(process.execPath, ['--no-warnings', script, directory, JSON.stringify(next)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let lines = 0;
    // Not a round number: the kill is to come in the middle of something.
    const enough = 2_000 + Math.floor(Math.random() * 3_000);
    for await (const line of createInterface({ input: child.stdout })) {
      const [, person, n, seq] = /^(\w+) (\d+) (\d+)$/.exec(line) ?? [];
      // The last line may be torn.
      if (person === undefined) continue;
      acknowledged.set(`${person}-${n}`, Number(seq));
      next[person] = Number(n) + 1;
      if (++lines === enough) child.kill('SIGKILL');
    }
    expect(lines).toBeGreaterThanOrEqual(enough);
  }

  const store = await openStore({ directory });
  try {
    const log = await wholeLog(store, 'e1');
    for (const [id, seq] of acknowledged) expect(log[seq - 1]!.entry.id).toBe(id);
    for (const person of people) {
      const ids = log.filter(({ entry }) => entry.person === person && entry.id !== '').map(({ entry }) => entry.id);
      expect(ids).toEqual(ids.map((_, n) => `${person}-${n}`));
      expect(ids.length).toBeGreaterThanOrEqual(next[person]!);
    }
    expect((await store.snapshots.load('e1'))?.seq).toBeGreaterThan(0);
    const whole = contents(await replayed(store, 'e1'));
    expect(contents((await rebuild(store, (await store.events.get('e1'))!)).engine)).toEqual(whole);
    const hosts = openHosts({ store });
    await hosts.resume();
    expect(await [...hosts.opened][0]!.read(contents)).toEqual(whole);
    await hosts.close();
  } finally {
    await store.close();
    await rm(directory, { recursive: true });
    await rm(script);
  }
}, 120_000);
