/**
 * What a command costs where the server is functions: how long until it is stored, and how many calls to DynamoDB. One
 * invocation after the other, and many at once, each a process of its own, on one event.
 *
 *   node bench/functions.mjs [--processes 50] [--commands 10]
 *
 * Prints one line of JSON, with the size of each function's bundle in kB, minified. DynamoDB is the embedded one, so the
 * milliseconds are those of this machine, and the calls are those of any. Target: bundles of 400 kB.
 */
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openInvocations } from '../packages/server/dist/host/index.js';
import { openStore } from '../packages/server/dist/store/index.js';
import { script } from '../scripts/workspace.mjs';
import { percentiles } from './rig/figures.mjs';
import { startRecorder } from '../testing/gateway/recorder.mjs';

const { values } = parseArgs({
  options: { processes: { type: 'string', default: '50' }, commands: { type: 'string', default: '10' } },
});
const processes = Math.min(100, Math.max(2, Number(values.processes)));
const commands = Math.min(100, Math.max(1, Number(values.commands)));

await script(async () => {
  const store = await openStore();
  const recorder = await startRecorder({ dynamodb: store.endpoint });
  try {
    await event(store);
    const alone = await measure(recorder, ['p0'], commands);
    const together = await measure(recorder, Array.from({ length: processes }, (_, n) => `p${n + 1}`), commands);
    console.log(JSON.stringify({ bench: 'functions', alone, processes, together, bundleKB: bundles() }));
  } finally {
    recorder.stop();
    await store.close();
  }
});

async function event(store) {
  const hosts = openInvocations({ store });
  const host = await hosts.create('e1', { title: 'Bench', description: '', startsAt: Date.now(), duration: 60, guests: true });
  await host.system('roster/join', { person: 'h', name: 'Host', role: 'host' });
  for (let n = 0; n <= processes; n++) await host.system('roster/join', { person: `p${n}`, name: `P${n}`, role: 'attendee' });
  for (const command of ['session/open', 'session/go-live']) await host.execute({ id: command, person: 'h', command, input: {} });
  await hosts.close();
}

async function measure(recorder, people, each) {
  const script = fileURLToPath(new URL('./rig/invoked.mjs', import.meta.url));
  const running = await Promise.all(people.map(async (person) => {
    const child = spawn(process.execPath, [script, recorder.endpoint('functions', 'dynamodb'), 'e1', person, String(each)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await lines.next();
    return { child, lines };
  }));
  const before = total(recorder);
  for (const { child } of running) child.stdin.write('go\n');
  const took = (await Promise.all(running.map(async ({ lines }) => JSON.parse((await lines.next()).value)))).flat();
  const calls = total(recorder) - before;
  return { commands: took.length, storedMs: percentiles(took), callsPerCommand: Number((calls / took.length).toFixed(2)) };
}

function total(recorder) {
  return Object.values(recorder.calls()).reduce((sum, count) => sum + count, 0);
}

function bundles() {
  const folder = new URL('../packages/server/dist/lambda/', import.meta.url);
  return Object.fromEntries(readdirSync(folder).map((name) =>
    [name, Math.round(statSync(new URL(`${name}/index.mjs`, folder)).size / 1_000)]));
}
