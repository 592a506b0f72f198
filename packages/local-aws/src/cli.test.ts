import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CreateChannelCommand, IvsClient } from '@aws-sdk/client-ivs';
import {
  CreateParticipantTokenCommand, CreateStageCommand, GetCompositionCommand, IVSRealTimeClient, ListStagesCommand,
  StartCompositionCommand,
} from '@aws-sdk/client-ivs-realtime';
import { CreateChatTokenCommand, CreateRoomCommand, IvschatClient } from '@aws-sdk/client-ivschat';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CommandLine, saidBy } from './cli.test.support.js';
import { clientConfig } from './rig.test.support.js';

let cli: CommandLine;
beforeAll(async () => { cli = await CommandLine.build(); });
afterAll(() => cli.remove());

test('one line when it is ready, and a clean stop on a signal', async () => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    const running = cli.run(['--port', '0']);
    const line = await running.ready;
    const { endpoint, ...ingests } = JSON.parse(line) as Record<string, string>;
    expect(endpoint).toMatch(/^http:\/\/localhost:\d+$/);
    expect(ingests).toEqual({
      rtmp: expect.stringMatching(/^rtmp:\/\/127\.0\.0\.1:\d+\/app$/), ingest: expect.stringMatching(/^https:\/\/localhost:\d+$/),
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
    expect(await cli.run(['--port', '0', option, `${port}`]).exit)
      .toEqual({ code: 1, stdout: '', stderr: `local-aws: port ${port} is in use; choose another with ${option}\n` });
  }
  taken.close();
});

/** As on a machine that has none: nothing on the path, and the optional package left out. */
async function withoutFfmpeg(): Promise<NodeJS.ProcessEnv> {
  const hook = join(cli.directory, 'hide.cjs');
  await writeFile(hook, `
    const Module = require('node:module');
    const resolve = Module._resolveFilename;
    Module._resolveFilename = function (name, ...rest) {
      if (name.startsWith('@ffmpeg-installer/')) throw Object.assign(new Error(name), { code: 'MODULE_NOT_FOUND' });
      return resolve.call(this, name, ...rest);
    };
  `);
  return { PATH: cli.directory, NODE_OPTIONS: `--require ${JSON.stringify(hook)}`, FFMPEG_PATH: undefined };
}

test('without any ffmpeg it says so when it starts, and all that needs none works', async () => {
  const running = cli.run(['--port', '0'], await withoutFfmpeg());
  const { endpoint, ...ingests } = await saidBy(running);
  expect(ingests).toEqual({});
  const ivs = new IvsClient(clientConfig(endpoint));
  const realtime = new IVSRealTimeClient(clientConfig(endpoint));
  const chat = new IvschatClient(clientConfig(endpoint));

  const { channel } = await ivs.send(new CreateChannelCommand({}));
  expect((await fetch(channel?.playbackUrl as string)).status).toBe(404);
  const card = await fetch(`${endpoint}/_test-card`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channelArn: channel?.arn, on: true }),
  });
  expect([card.status, await card.text()]).toEqual([503, expect.stringContaining('Install ffmpeg')]);
  const { arn: roomIdentifier } = await chat.send(new CreateRoomCommand({}));
  await chat.send(new CreateChatTokenCommand({ roomIdentifier, userId: 'ann' }));
  const { stage } = await realtime.send(new CreateStageCommand({}));
  await realtime.send(new CreateParticipantTokenCommand({ stageArn: stage?.arn }));
  const { composition } = await realtime.send(new StartCompositionCommand({
    stageArn: stage?.arn, destinations: [{ channel: { channelArn: channel?.arn } }],
  }));
  await vi.waitFor(async () => {
    const { composition: now } = await realtime.send(new GetCompositionCommand({ arn: composition?.arn }));
    expect(now?.state).toBe('FAILED');
  }, { timeout: 20_000 });

  running.child.kill('SIGTERM');
  const { code, stderr } = await running.exit;
  expect(code).toBe(0);
  expect(stderr.split('\n')[0]).toContain('There is no ffmpeg, so nothing can be streamed to a channel.');
});

test('what was acknowledged is there after kill -9 in the middle of a burst', async () => {
  const data = join(cli.directory, 'data');
  const first = cli.run(['--port', '0', '--data', data]);
  const client = new IVSRealTimeClient(clientConfig((await saidBy(first)).endpoint));
  const acknowledged: string[] = [];
  const burst = Promise.allSettled(Array.from({ length: 200 }, async (_, n) => {
    const { stage } = await client.send(new CreateStageCommand({ name: `s${n}` }));
    acknowledged.push(stage?.arn as string);
    if (acknowledged.length === 20) first.child.kill('SIGKILL');
  }));
  await first.exit;
  await burst;
  const second = cli.run(['--port', '0', '--data', data]);
  const again = new IVSRealTimeClient(clientConfig((await saidBy(second)).endpoint));
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
  const { code, stderr } = await cli.run(args).exit;
  expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
  expect(stderr).toContain(message);
});

test('--help says what there is', async () => {
  expect(await cli.run(['--help']).exit).toMatchObject({ code: 0, stdout: expect.stringContaining('--quotas aws') });
});
