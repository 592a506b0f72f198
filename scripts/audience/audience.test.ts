import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Rig } from '../../packages/server/src/testing/rig.test.support.js';
import { Dice } from './dice.mjs';
import { personaOf, planOf } from './personas.mjs';

interface Act {
  readonly at: number;
  readonly act: string;
}
const SCRIPT = fileURLToPath(new URL('../audience.mjs', import.meta.url));
const planned = (seed: number, person: number, end: number): { persona: string; plan: readonly Act[] } => {
  const dice = new Dice(seed, person);
  const persona = personaOf(dice);
  return { persona, plan: planOf(persona, dice, end) };
};

let rig: Rig;
beforeAll(async () => void (rig = await Rig.start({ proxies: 1 })));
afterAll(() => rig[Symbol.asyncDispose]());

test('one seed is one behaviour, in order and within the time', () => {
  const whole = fc.integer({ min: 0, max: 2 ** 31 - 1 });
  fc.assert(fc.property(whole, fc.nat(10_000), fc.integer({ min: 1_000, max: 600_000 }), (seed, person, end) => {
    const first = planned(seed, person, end);
    expect(planned(seed, person, end)).toEqual(first);
    expect(first.plan.every(({ at }, n) => at < end && at >= (first.plan[n - 1]?.at ?? 0))).toBe(true);
  }));
});

test('among a few hundred there is everybody, and most are watchers', () => {
  const crowd = Array.from({ length: 400 }, (_, person) => planned(7, person, 1_000).persona);
  expect(new Set(crowd).size).toBe(6);
  expect(crowd.filter((persona) => persona === 'watcher').length).toBeGreaterThan(150);
  const others = Array.from({ length: 400 }, (_, person) => planned(8, person, 1_000).persona);
  expect(others).not.toEqual(crowd);
});

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [SCRIPT, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

test('S4.13 an audience at a real event: every command has its answer, and who spams is told', async () => {
  const { id, host } = await rig.event();
  await host.do('session/open', {});
  await host.do('session/go-live', {});
  const asked = ['--url', rig.url, '--event', id, '--people', '120', '--minutes', '0.25', '--seed', '7'];
  const { code, said } = await run(...asked);
  const { came } = JSON.parse(said.trim().split('\n').at(-1)!) as {
    came: { people: number; accepted: number; unanswered: number; refused: Record<string, number>; missing: object };
  };
  expect(came).toMatchObject({ people: 120, unanswered: 0, missing: {} });
  expect(came.accepted).toBeGreaterThan(20);
  expect(came.refused['limits/too-many']).toBeGreaterThan(0);
  expect(code).toBe(0);
  const { state } = await rig.json<{ state: { questions: object } }>('GET', `/api/events/${id}`);
  expect(Object.keys(state.questions).length).toBeGreaterThan(0);
});

test('what cannot be is said in one sentence', async () => {
  const cases = [
    [['--event', 'nosuchevent', '--url', rig.url], 'There is no event nosuchevent'],
    [[], 'Say which event'],
    [['--event', 'abc', '--people', '10001'], '--people is a whole number from 1 to 10000'],
    [['--event', 'abc', '--url', 'http://localhost:1'], 'does not answer'],
  ] as const;
  for (const [args, sentence] of cases) {
    const { code, said } = await run(...args);
    expect([code, said]).toEqual([1, expect.stringContaining(sentence)]);
    expect(said).not.toContain('    at ');
  }
});
