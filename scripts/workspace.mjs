import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Node built-ins only: these scripts run on a fresh clone, before anything is installed.
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'];
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What stops a script with one line on standard error and no stack trace. */
export class Stop extends Error {}

/** Runs a script's main function; its number is the exit code. */
export async function script(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(`Rostrum needs Node.js 20.19 or newer; this is ${process.versions.node}. Install it and run this again.`);
}

/** Brings node_modules to what the lock file says, if it is not there yet. */
export async function install(options) {
  if (isInstalled()) return;
  console.log('Installing the dependencies (npm ci) ...');
  // Under `npm run`, this is the npm that runs us; a shell finds npm.cmd on Windows.
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, 'ci'], options)
    : await run('npm', ['ci'], { ...options, shell: true });
  if (code !== 0) throw new Stop('npm ci failed: see above.');
}

/** By content and not by time: a checkout touches files that it does not change. */
function isInstalled() {
  const wanted = lockedPackages('package-lock.json');
  const present = lockedPackages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    // Optional packages are for other platforms, and workspaces are links.
    ([path, { version, optional, link }]) =>
      optional || link || !path.includes('node_modules/') || present[path]?.version === version,
  );
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return {};
  }
}

/** Builds what is stale: all packages and examples, or one or some with those that they need. */
export function build({ only, ...options } = {}) {
  const turbo = join(root, 'node_modules/turbo/bin/turbo');
  const args = [turbo, 'run', 'build', '--output-logs=errors-only', '--continue=dependencies-successful'];
  for (const each of [only ?? []].flat()) args.push(`--filter=${each}...`);
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };
  return run(process.execPath, args, { env, ...options });
}

/** The tool of an installed package, as arguments for `process.execPath`. */
export function tool(name, file = name) {
  const { bin } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
  return join(root, 'node_modules', name, typeof bin === 'string' ? bin : bin[file]);
}

/**
 * Runs a program in the root folder and gives its exit code. It is a process group of its own: what stops us stops all
 * of it, and so does the signal `until`. What it prints is printed, or given to `show`.
 */
export function run(command, args, { until, show, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const shown = show ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd: root, stdio: ['ignore', shown, shown], detached: process.platform !== 'win32', ...options,
    });
    if (show) for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', show);
    let stopped;
    const passOn = (signal) => endGroup(child, (stopped = signal));
    const tooLong = () => endGroup(child, 'SIGKILL');
    for (const signal of ENDING) process.on(signal, passOn);
    until?.addEventListener('abort', tooLong);
    child.once('error', reject);
    child.once('close', (code) => {
      for (const signal of ENDING) process.off(signal, passOn);
      until?.removeEventListener('abort', tooLong);
      if (stopped) process.kill(process.pid, stopped);
      else resolve(code ?? 1);
    });
  });
}

/** Signals a detached process and all that it has started. */
export function endGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
