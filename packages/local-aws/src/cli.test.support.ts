/** The command line as it is published, run as a person runs it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Run {
  readonly child: ChildProcess;
  readonly pid: number;
  /** First line of standard output. */
  readonly ready: Promise<string>;
  readonly exit: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** The command line, built into a directory that git ignores. */
export class CommandLine {
  readonly #children = new Set<ChildProcess>();

  private constructor(readonly directory: string) {}

  static async build(): Promise<CommandLine> {
    const ignored = fileURLToPath(new URL('../.rostrum/', import.meta.url));
    await mkdir(ignored, { recursive: true });
    const directory = await mkdtemp(join(ignored, 'cli-'));
    const source = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
    await build({
      entryPoints: { cli: source('cli.ts'), sfu: source('stage/sfu/process.ts') },
      outdir: directory, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'silent',
    });
    return new CommandLine(directory);
  }

  run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Run {
    const child = spawn(process.execPath, [join(this.directory, 'cli.js'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // What a killed one leaves behind goes with the rest.
      env: { ...process.env, TMPDIR: this.directory, ...environment },
    });
    this.#children.add(child);
    let stdout = '';
    let stderr = '';
    child.stderr.on('data', (chunk) => { stderr += chunk; });
    const ready = new Promise<string>((resolve) => {
      child.stdout.on('data', (chunk) => {
        stdout += chunk;
        if (stdout.includes('\n')) resolve(stdout.slice(0, stdout.indexOf('\n')));
      });
    });
    const exit = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
    return { child, pid: child.pid as number, ready, exit };
  }

  /** Ends what a failed test has left running. */
  async remove(): Promise<void> {
    for (const child of this.#children) child.kill('SIGKILL');
    await rm(this.directory, { recursive: true });
  }
}

/** What it says when it is ready. */
export const saidBy = async ({ ready }: Run): Promise<{ endpoint: string; rtmp?: string; ingest?: string }> =>
  JSON.parse(await ready) as { endpoint: string };

/** The processes that a process has started, as Linux knows them. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((each) => {
    try {
      return Number(readFileSync(`/proc/${each}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === pid;
    } catch {
      return false; // it has just ended
    }
  });
}
