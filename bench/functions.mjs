/**
 * What a command costs where the server is functions: how long until it is stored, and how many calls to DynamoDB. One
 * invocation after the other, and many at once, each a process of its own, on one event.
 *
 *   node bench/functions.mjs [--processes 50] [--commands 10]
 *
 * Prints one line of JSON, with what each function reads before its first invocation, in kB, minified, and how long that
 * takes. DynamoDB is the embedded one, so the milliseconds are those of this machine, and the calls are those of any.
 * Target: 400 kB.
 */
import { execFile, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { openInvocations } from '../packages/server/dist/host/index.js';
import { openStore } from '../packages/server/dist/store/index.js';
import { startUpBytes } from '../scripts/start-up.mjs';
import { script } from '../scripts/workspace.mjs';
import { percentiles, round } from './rig/figures.mjs';
import { environmentOf } from '../testing/gateway/environment.mjs';
import { startRecorder } from '../testing/gateway/recorder.mjs';

const run = promisify(execFile);
/** How often each function is started. */
const STARTS = 9;

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
    console.log(JSON.stringify({ bench: 'functions', alone, processes, together, functions: await starts(store.endpoint) }));
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
  for (const { child } of running) child.stdin.end('go\n');
  const took = (await Promise.all(running.map(async ({ lines }) => JSON.parse((await lines.next()).value)))).flat();
  const calls = total(recorder) - before;
  return { commands: took.length, storedMs: percentiles(took), callsPerCommand: Number((calls / took.length).toFixed(2)) };
}

function total(recorder) {
  return Object.values(recorder.calls()).reduce((sum, count) => sum + count, 0);
}

/** Of each function: what it reads to start, all that is in its folder, and the middle of the times that starts took. */
async function starts(dynamodb) {
  const folder = fileURLToPath(new URL('../packages/server/dist/lambda/', import.meta.url));
  const cold = fileURLToPath(new URL('./rig/cold-start.mjs', import.meta.url));
  const where = { url: 'http://localhost', localAws: 'http://localhost', endpoint: () => dynamodb };
  const figures = {};
  for (const name of readdirSync(folder)) {
    const env = { PATH: process.env.PATH, ...environmentOf(name, where) };
    const took = [];
    for (let n = 0; n < STARTS; n++) {
      const { stdout } = await run(process.execPath, [cold, `${folder}${name}/index.mjs`], { env });
      took.push(Number(stdout));
    }
    const bytes = startUpBytes(`${folder}${name}`);
    figures[name] = { startKB: round(bytes.start / 1_000, 0), folderKB: round(bytes.folder / 1_000, 0), startMs: percentiles(took).p50 };
  }
  return figures;
}
