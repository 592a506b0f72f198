/**
 * Durable commands per second of one event with 10,000 people: judged, stored in the embedded DynamoDB on disk,
 * shown to staff and acknowledged. Everything runs in this one process: run it under `taskset -c 0` for one core.
 *
 *   node bench/engine-commands.mjs [commands]
 *
 * Prints one line of JSON. Bundled from the sources, so nothing has to be built before.
 */
import { build } from 'esbuild';
import { subscribe } from 'node:diagnostics_channel';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PEOPLE = 10_000;
/** Commands that are asked and not answered: 10,000 people do not wait for each other. */
const PENDING = 10_000;
const commands = Number(process.argv[2] ?? 300_000);

/** Where packages are found from, and git does not look. */
const cache = fileURLToPath(new URL('../node_modules/.cache/rostrum', import.meta.url));
const scratch = await mkdtemp(join(tmpdir(), 'rostrum-bench-'));
const server = await load();
const store = await server.openStore({ directory: join(scratch, 'data') });
const hosts = server.openHosts({ store, onError: (error) => console.error(error) });
const plan = { title: 'Bench', description: '', startsAt: 0, duration: 480, guests: false };
const host = await hosts.create('bench', plan);

accepted(await Promise.all(people().map((person) => host.system('roster/join', person))));
accepted([await ask('host', 'open', 'session/open'), await ask('host', 'live', 'session/go-live')]);

let calls = 0;
let bytes = 0;
subscribe('http.client.request.start', ({ request }) => {
  calls++;
  bytes += Number(request.getHeader('content-length') ?? 0);
});
let batches = 0;
let frames = 0;
host.onStored(({ staffFrame }) => {
  batches++;
  if (staffFrame) frames++;
});

let refused = 0;
let next = 0;
const latencies = [];
const from = performance.now();
const cpu = process.cpuUsage();
await Promise.all(Array.from({ length: PENDING }, run));
const seconds = (performance.now() - from) / 1000;
const used = process.cpuUsage(cpu);
const measured = { calls, bytes };
latencies.sort((a, b) => a - b);

await hosts.close();
await store.close();
await rm(scratch, { recursive: true });
const cpuSeconds = (used.user + used.system) / 1e6;
console.log(JSON.stringify({
  bench: 'engine-commands', commandsPerSecond: Math.round(commands / seconds), people: PEOPLE, commands, refused,
  // What one core would do that had nothing else to do: on a busy machine the first number says little.
  seconds: round(seconds), cpuSeconds: round(cpuSeconds), commandsPerCpuSecond: Math.round(commands / cpuSeconds),
  batches, staffFrames: frames,
  commandsPerBatch: Math.round(commands / batches),
  dynamoCallsPerCommand: round(measured.calls / commands, 5), bytesPerCommand: round(measured.bytes / commands, 1),
  latencyMs: { p50: round(percentile(0.5)), p99: round(percentile(0.99)) },
}));
process.exit();

/** People raise their hands and lower them again, each in their turn. */
async function run() {
  while (next < commands) {
    const turn = next++;
    const asked = performance.now();
    const command = Math.floor(turn / PEOPLE) % 2 ? 'hands/lower' : 'hands/raise';
    const answer = await ask(`p${turn % PEOPLE}`, `c${turn}`, command);
    if (answer.code) refused++;
    if (turn % 100 === 0) latencies.push(performance.now() - asked);
  }
}

function ask(person, id, command) {
  return host.execute({ id, person, command, input: {} });
}

function people() {
  const attendee = (_, n) => ({ person: `p${n}`, name: `Person ${n}`, role: 'attendee' });
  return [{ person: 'host', name: 'Host', role: 'host' }, ...Array.from({ length: PEOPLE }, attendee)];
}

function accepted(answers) {
  const refusal = answers.find(({ code }) => code);
  if (refusal) throw refusal;
}

function percentile(part) {
  return latencies[Math.floor(latencies.length * part)] ?? 0;
}

function round(value, digits = 2) {
  return Number(value.toFixed(digits));
}

async function load() {
  await mkdir(cache, { recursive: true });
  const outfile = join(cache, `bench-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: "export { openStore } from './store/index.js'; export { openHosts } from './host/index.js';",
      resolveDir: fileURLToPath(new URL('../packages/server/src', import.meta.url)), loader: 'ts',
    },
    outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20', conditions: ['@rostrum/source'],
    external: ['@aws-sdk/*', 'dynalite'],
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile);
  }
}
