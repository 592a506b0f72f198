import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CreateChannelCommand, GetStreamCommand, IvsClient } from '@aws-sdk/client-ivs';
import { CreateStageCommand, IVSRealTimeClient, ListStagesCommand } from '@aws-sdk/client-ivs-realtime';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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
    const line = await running.ready;
    const { endpoint, ...ingests } = JSON.parse(line) as Record<string, string>;
    expect(endpoint).toMatch(/^http:\/\/localhost:\d+$/);
    expect(ingests).toEqual({
      rtmp: expect.stringMatching(/^rtmp:\/\/localhost:\d+\/app$/), ingest: expect.stringMatching(/^https:\/\/localhost:\d+$/),
    });
    expect((await fetch(`${endpoint}/_status`)).status).toBe(200);
    running.child.kill(signal);
    expect(await running.exit).toEqual({ code: 0, stdout: `${line}\n`, stderr: '' });
  }
});

test('a port in use is one clear line', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  for (const option of ['--port', '--rtmp-port', '--ingest-port']) {
    expect(await run(['--port', '0', option, `${port}`]).exit)
      .toEqual({ code: 1, stdout: '', stderr: `local-aws: port ${port} is in use; choose another with ${option}\n` });
  }
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

/** The processes that a process has started, as Linux knows them. */
function childrenOf(pid: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((each) => {
    try {
      return Number(readFileSync(`/proc/${each}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === pid;
    } catch {
      return false; // it has just ended
    }
  });
}

test.runIf(process.platform === 'linux')('a kill -9 in the middle of a stream leaves no process behind', async () => {
  const running = run(['--port', '0']);
  const endpoint = await endpointOf(running);
  const ivs = new IvsClient(clientConfig(endpoint));
  const { channel } = await ivs.send(new CreateChannelCommand({}));
  await fetch(`${endpoint}/_test-card`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channelArn: channel?.arn, on: true }),
  });
  await vi.waitFor(() => ivs.send(new GetStreamCommand({ channelArn: channel?.arn })), { timeout: 20_000, interval: 100 });
  const started = childrenOf(running.child.pid as number);
  expect(started.length).toBeGreaterThanOrEqual(3); // the SFU, the test card, the transcoder
  running.child.kill('SIGKILL');
  await running.exit;
  await vi.waitFor(() => expect(started.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]), { timeout: 20_000 });
  ivs.destroy();
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
