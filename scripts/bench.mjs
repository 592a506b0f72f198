/**
 * `npm run bench`: every measurement of bench/, one after the other, and the machine they ran on, as lines of JSON.
 *
 *   npm run bench -- [names] [--write]   only those whose file name has one of the names; --write puts them into README.md
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installChromium } from './chromium.mjs';
import { Stop, build, install, requireNode, root, run, script } from './workspace.mjs';

const MINUTES = 15;
const SECTION = /(<!-- bench:start -->\n)[\s\S]*?(<!-- bench:end -->)/;

await script(async () => {
  const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true });
  requireNode();
  await install();
  // What is measured is what is published.
  if ((await build({ only: 'virtual-meetup' })) !== 0) throw new Stop('The build failed: see above.');
  process.env.CHROMIUM_PATH = await installChromium();
  const names = readdirSync(join(root, 'bench'))
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => file.replace(/\.mjs$/, ''))
    .filter((name) => !positionals.length || positionals.some((part) => name.includes(part)));
  if (!names.length) throw new Stop(`There is no measurement named ${positionals.join(' or ')} in bench/.`);

  const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryGB: Math.round(totalmem() / 2 ** 30), node: process.version };
  console.log(JSON.stringify({ machine }));
  const measured = [];
  let failed = 0;
  for (const name of names) {
    const figures = await measure(name);
    if (figures) measured.push([name, figures]);
    else failed += 1;
  }
  if (values.write) {
    if (failed) throw new Stop('Nothing was written to README.md, because not everything could be measured.');
    write(machine, measured);
  }
  return failed ? 1 : 0;
});

/** The figures that a measurement prints as lines of JSON, together; undefined if it failed. */
async function measure(name) {
  const until = AbortSignal.timeout(MINUTES * 60_000);
  let printed = '';
  const code = await run(process.execPath, [join('bench', `${name}.mjs`)], { until, show: (chunk) => (printed += chunk) });
  const lines = printed.split('\n').map(parsed).filter(Boolean);
  for (const figures of lines) console.log(JSON.stringify({ bench: name, ...figures }));
  if (code === 0 && lines.length) return Object.assign({}, ...lines);
  console.error(`${name} ${until.aborted ? `was still running after ${MINUTES} minutes` : `failed (exit code ${code})`}:\n${printed}`);
  return undefined;
}

function parsed(line) {
  try {
    const value = JSON.parse(line);
    return typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What the README says of each; all figures are in what is printed. */
const SAYS = {
  'cue-to-player': ({ cues, came, cue, overlay, latencyMs, rival }) => [
    'An overlay, from the picture it belongs to',
    `p50 ${overlay.errorMs.p50} ms, p95 ${overlay.errorMs.p95} ms, while the picture is ${seconds(latencyMs.p50)} s late; ${came} of ${cues} cues by PutMetadata, each once, p50 ${cue.errorMs.p50} ms, p95 ${cue.errorMs.p95} ms; an overlay that is shown when it arrives over a WebSocket is ${seconds(rival.errorMs.p50)} s too early`,
  ],
  'engine-commands': ({ commandsPerSecond, commandsPerCpuSecond, people, bytesPerCommand, dynamoCallsPerCommand }) => [
    'Commands stored a second',
    `${commandsPerSecond.toLocaleString('en')} (${commandsPerCpuSecond.toLocaleString('en')} for a second of one core) with ${people.toLocaleString('en')} people; ${bytesPerCommand} B and ${dynamoCallsPerCommand} DynamoDB calls each`,
  ],
  functions: ({ alone, processes, together, functions }) => [
    'A command where the server is functions',
    `${alone.callsPerCommand} DynamoDB calls, stored after p50 ${alone.storedMs.p50} ms; of ${processes} invocations at once, each a process: ${together.callsPerCommand} calls, p50 ${together.storedMs.p50} ms, p95 ${together.storedMs.p95} ms; a start reads ${span(functions, 'startKB')} kB in ${span(functions, 'startMs')} ms`,
  ],
  'first-frame': ({ fromClickMs: { p50, p95 }, joins }) => [
    'Click on Join to the first remote picture', `p50 ${p50} ms, p95 ${p95} ms (${joins} joins)`,
  ],
  'hand-visible': ({ lineMs, rowMs }) => [
    'Hand raised to seen by the host', `p50 ${lineMs.p50} ms, p95 ${lineMs.p95} ms; in the queue on the screen p95 ${rowMs.p95} ms`,
  ],
  'long-lists': ({ hands, rostrum, plain, ratio }) => [
    `A queue of ${hands.toLocaleString('en')} raised hands in the browser`,
    `on the page after p50 ${rostrum.mountMs.p50} ms, one change p50 ${rostrum.changeMs.p50} ms; a plain list of the same rows takes ${plain.mountMs.p50.toLocaleString('en')} ms and ${plain.changeMs.p50} ms (${ratio.mount} and ${ratio.change} times)`,
  ],
  'fan-out': ({ people, hand, storm }) => [
    `One hand among ${people.toLocaleString('en')} people`,
    `${hand.rostrum.calls} AWS calls and ${hand.rostrum.bytesOut} B out of the server, ${Math.round(hand.rostrum.bytesToAudience / people)} B to each of the audience; a message of the server to everybody takes ${hand.ratio.calls} times the calls and ${hand.ratio.bytesOut} times the bytes (${storm.hands.toLocaleString('en')} hands at once: ${storm.ratio.calls} and ${storm.ratio.bytesOut} times)`,
  ],
  'vote-storm': ({ people, stormSeconds, counted, acceptMs, tallyMs, framesInBusiestSecond, bytesToEach, rival }) => [
    `${people.toLocaleString('en')} votes in ${stormSeconds} s, one in ten sent twice`,
    `${counted.toLocaleString('en')} counted; accepted p50 ${acceptMs.p50} ms, p99 ${acceptMs.p99} ms; the whole tally public ${tallyMs} ms after the last vote; at most ${framesInBusiestSecond} public frames a second, ${kilobytes(bytesToEach.line + bytesToEach.feed)} kB to each person; every vote to everybody takes ${rival.framesPerSecond.toLocaleString('en')} messages a second and ${kilobytes(rival.bytesToEach)} kB to each`,
  ],
  'channel-cpu': ({ ingest, seconds, cpuPercentOfOneCore: { all, node, ffmpeg }, publishToPlayableMs }) => [
    `Local channel, one ${ingest} encoder, two renditions, ${seconds} s`,
    `${all} % of a core (Node.js ${node} %, ffmpeg ${ffmpeg} %); playable ${publishToPlayableMs} ms after the encoder has connected, with a keyframe every 2 s`,
  ],
  'stage-sfu': ({ publishers, seconds, sfuCpuPercentOfOneCore, packetsLost, longestGapMs }) => [
    `Local stage, ${publishers} publishers at 720p, ${seconds} s`,
    `${sfuCpuPercentOfOneCore} % of a core, ${packetsLost} packets lost, longest gap ${longestGapMs} ms`,
  ],
};

function seconds(milliseconds) {
  return (milliseconds / 1000).toFixed(1);
}

function kilobytes(bytes) {
  return (bytes / 1000).toLocaleString('en', { maximumFractionDigits: 1 });
}

/** From the least to the most, of the functions. */
function span(functions, figure) {
  const values = Object.values(functions).map((of) => of[figure]);
  return `${Math.min(...values)} to ${Math.max(...values)}`;
}

function write({ cpu, cores, memoryGB, node }, measured) {
  const file = join(root, 'README.md');
  const readme = readFileSync(file, 'utf8');
  if (!SECTION.test(readme)) throw new Stop('README.md has no <!-- bench:start --> and <!-- bench:end -->.');
  const rows = measured.map(([name, figures]) => `| ${SAYS[name](figures).join(' | ')} |`);
  const table = [`${cpu}, ${cores} cores, ${memoryGB} GB, Node ${node}, everything on this one machine:`, '', '| what | figure |', '|---|---|', ...rows, ''];
  writeFileSync(file, readme.replace(SECTION, (_, start, end) => `${start}${table.join('\n')}${end}`));
}
