import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CreateStageCommand, IVSRealTimeClient, ListStagesCommand } from '@aws-sdk/client-ivs-realtime';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientConfig } from './rig.test.support.js';

/** The command line as it is published, built into a directory that git ignores. */
let directory: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  const ignored = fileURLToPath(new URL('../.rostrum/', import.meta.url));
  await mkdir(ignored, { recursive: true });
  directory = await mkdtemp(join(ignored, 'cli-'));
  const source = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  await build({
    entryPoints: { cli: source('cli.ts'), sfu: source('stage/sfu/process.ts') },
    outdir: directory, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'silent',
  });
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(directory, { recursive: true });
});

interface Run {
  readonly child: ChildProcess;
  /** First line of standard output. */
  readonly ready: Promise<string>;
  readonly exit: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

function run(args: readonly string[]): Run {
  const child = spawn(process.execPath, [join(directory, 'cli.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk) => { stderr += chunk; });
  const ready = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      if (stdout.includes('\n')) resolve(stdout.slice(0, stdout.indexOf('\n')));
    });
  });
  return { child, ready, exit: once(child, 'close').then(([code]) => ({ code, stdout, stderr })) };
}

const endpointOf = async ({ ready }: Run): Promise<string> =>
  (JSON.parse(await ready) as { endpoint: string }).endpoint;

test('one line when it is ready, and a clean stop on a signal', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const running = run(['--port', '0']);
    const endpoint = await endpointOf(running);
    expect(endpoint).toMatch(/^http:\/\/localhost:\d+$/);
    expect((await fetch(`${endpoint}/_status`)).status).toBe(200);
    running.child.kill(signal);
    expect(await running.exit).toEqual({ code: 0, stdout: `${JSON.stringify({ endpoint })}\n`, stderr: '' });
  }
});

test('a port in use is one clear line', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  expect(await run(['--port', `${port}`]).exit)
    .toEqual({ code: 1, stdout: '', stderr: `local-aws: port ${port} is in use; choose another with --port\n` });
  taken.close();
});

test('what was acknowledged is there after kill -9 in the middle of a burst', async () => {
  const data = join(directory, 'data');
  const first = run(['--port', '0', '--data', data]);
  const client = new IVSRealTimeClient(clientConfig(await endpointOf(first)));
  const acknowledged: string[] = [];
  const burst = Promise.allSettled(Array.from({ length: 200 }, async (_, n) => {
    const { stage } = await client.send(new CreateStageCommand({ name: `s${n}` }));
    acknowledged.push(stage?.arn as string);
    if (acknowledged.length === 20) first.child.kill('SIGKILL');
  }));
  await first.exit;
  await burst;
  const second = run(['--port', '0', '--data', data]);
  const again = new IVSRealTimeClient(clientConfig(await endpointOf(second)));
  const kept: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const page = await again.send(new ListStagesCommand({ maxResults: 100, nextToken }));
    kept.push(...(page.stages ?? []).map(({ arn }) => arn));
    nextToken = page.nextToken;
  } while (nextToken);
  expect(acknowledged.length).toBeGreaterThanOrEqual(20);
  expect(acknowledged.filter((arn) => !kept.includes(arn))).toEqual([]);
  second.child.kill('SIGTERM');
  expect((await second.exit).code).toBe(0);
});

test.each([
  [['--prot', '1'], "Unknown option '--prot'"],
  [['--port', '99999'], '--port must be from 0 to 65535'],
  [['--quotas', 'gcp'], '--quotas can only be "aws"'],
  [['--events', 'localhost'], '--events must be an http(s) URL'],
])('%j is refused with exit code 2', async (args, message) => {
  const { code, stderr } = await run(args).exit;
  expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
  expect(stderr).toContain(message);
});

test('--help says what there is', async () => {
  expect(await run(['--help']).exit).toMatchObject({ code: 0, stdout: expect.stringContaining('--quotas aws') });
});
