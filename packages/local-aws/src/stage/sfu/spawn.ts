import { fork, spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The last one carries the frames of publications that are tapped. */
const stdio = ['ignore', 'inherit', 'inherit', 'ipc', 'pipe'] as const;

/** Starts the SFU's process: the built file beside this one or, when running from the sources, a bundle of them. */
export async function spawnSfu(): Promise<ChildProcess> {
  if (import.meta.url.endsWith('.ts')) return spawnFromSource();
  return fork(fileURLToPath(new URL('./sfu.js', import.meta.url)), [], { stdio: [...stdio], execArgv: [] });
}

/** In this repository only: tests run from TypeScript, which Node.js 20 cannot load, so the child gets JavaScript. */
async function spawnFromSource(): Promise<ChildProcess> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./process.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const script = outputFiles[0]?.text ?? '';
  // Packages are looked up from the working directory of an evaluated script.
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  return spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd, stdio: [...stdio] });
}
