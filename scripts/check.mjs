/**
 * `npm run check`: everything that can be judged without running the code. One line per tool; what a tool says is shown
 * only if it fails. All of them run, whatever the first says.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { install, requireNode, root, run, script, tool } from './workspace.mjs';

const TOOL_MINUTES = 10;
const packages = folders('packages');
const turbo = () => [tool('turbo'), 'run', 'build', 'build:types', '--output-logs=errors-only', '--continue=dependencies-successful'];
const tsc = (folder) => [`types of ${folder}`, () => [tool('typescript', 'tsc'), '--noEmit', '-p', folder]];

const sources = [
  ...[...packages, '.'].map(tsc),
  ['layers', () => cruise('.dependency-cruiser.mjs')],
  ['what runs where', () => cruise('.dependency-cruiser.runtime.mjs')],
  ['api reports', () => ['scripts/api.mjs', '--check']],
  ['knip', () => [tool('knip'), '--no-progress']],
  ['changesets', () => [tool('@changesets/cli', 'changeset'), 'status', `--since=${changedSince()}`]],
];
const published = [
  // An example is a user of what is published: its types, and the rules that need them, are those of the build.
  ...folders('examples').map(tsc),
  // And for who still has React 18.
  tsc('testing/react-18'),
  // The types of the CDK alone are more than Node.js takes by itself.
  ['eslint', () => ['--max-old-space-size=8192', tool('eslint'), '.', '--max-warnings=0']],
  ...packages.map((folder) => [`publint ${folder}`, () => [tool('publint'), 'run', folder, '--strict']]),
  ...packages.map((folder) => [`attw ${folder}`, () => [tool('@arethetypeswrong/cli', 'attw'), '--pack', folder, '--profile', 'node16']]),
  ['size', () => [tool('size-limit')]],
];

await script(async () => {
  requireNode();
  await install();
  const results = await twoAtATime([...sources, ['build', turbo]]);
  // What is published is judged as far as it could be built.
  results.push(...(await twoAtATime(published)));
  const failed = results.filter((passed) => !passed).length;
  console.log(failed ? `\n${failed} of ${results.length} checks failed.` : `\nAll ${results.length} checks passed.`);
  return failed ? 1 : 0;
});

function folders(parent) {
  if (!existsSync(join(root, parent))) return [];
  return readdirSync(join(root, parent))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => existsSync(join(root, folder, 'package.json')));
}

function cruise(config) {
  return [tool('dependency-cruiser', 'depcruise'), '--config', config, 'packages', 'examples'];
}

/**
 * On a branch: where it left main. On main, and on a clone that has no main: the last release, or the beginning. Every
 * package that has changed since then needs a changeset.
 */
function changedSince() {
  const head = git('rev-parse', 'HEAD');
  const main = ['main', 'origin/main'].find((name) => git('rev-parse', '--verify', '--quiet', name));
  const branched = main && git('merge-base', 'HEAD', main);
  if (branched && branched !== head) return branched;
  return git('describe', '--tags', '--abbrev=0', '--match', '@rostrum/core@*') || git('rev-list', '--max-parents=0', 'HEAD').split('\n').pop();
}

function git(...args) {
  return spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? '';
}

async function twoAtATime(checks) {
  const waiting = [...checks];
  const results = [];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await check(...next));
  };
  await Promise.all([worker(), worker()]);
  return results;
}

async function check(name, command) {
  const start = performance.now();
  const { passed, output } = await outcome(command);
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}${passed ? '' : `\n${output.trimEnd().replace(/^/gm, '    ')}\n`}`);
  return passed;
}

async function outcome(command) {
  const output = [];
  const until = AbortSignal.timeout(TOOL_MINUTES * 60_000);
  const code = await run(process.execPath, command(), {
    until,
    show: (chunk) => output.push(chunk),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', TURBO_TELEMETRY_DISABLED: '1' },
  });
  if (until.aborted) output.push(`\nIt was still running after ${TOOL_MINUTES} minutes.\n`);
  return { passed: code === 0, output: output.join('') };
}
