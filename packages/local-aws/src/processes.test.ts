/** Whoever stops local-aws, or an encoder, however roughly, has no ffmpeg left running. */
import { existsSync } from 'node:fs';
import { CreateChannelCommand, GetStreamCommand, GetStreamSessionCommand, IvsClient } from '@aws-sdk/client-ivs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { encode, killEncoders } from './channel/testbed.test.support.js';
import { childrenOf, CommandLine, saidBy, type Run } from './cli.test.support.js';
import { clientConfig } from './rig.test.support.js';

const SLOW = { timeout: 30_000, interval: 50 };

let cli: CommandLine;
beforeAll(async () => { cli = await CommandLine.build(); });
afterAll(async () => {
  killEncoders();
  await cli.remove();
});

interface Started {
  readonly running: Run;
  readonly ivs: IvsClient;
  readonly channelArn: string;
  /** With the key. */
  readonly rtmp: string;
  /** Answers when local-aws has begun to stream it. */
  showTestCard(): Promise<void>;
}

async function start(): Promise<Started> {
  const running = cli.run(['--port', '0']);
  const { endpoint, rtmp } = await saidBy(running);
  const ivs = new IvsClient(clientConfig(endpoint));
  const { channel, streamKey } = await ivs.send(new CreateChannelCommand({}));
  const channelArn = channel?.arn as string;
  return {
    running, ivs, channelArn, rtmp: `${rtmp}/${streamKey?.value}`,
    async showTestCard() {
      await fetch(`${endpoint}/_test-card`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ channelArn, on: true }),
      });
    },
  };
}

const untilLive = ({ ivs, channelArn }: Started): Promise<unknown> =>
  vi.waitFor(() => ivs.send(new GetStreamCommand({ channelArn })), SLOW);

const untilGone = (pids: readonly number[]): Promise<void> =>
  vi.waitFor(() => expect(pids.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]), SLOW);

describe.runIf(process.platform === 'linux')('processes', () => {
  test.each(['SIGTERM', 'SIGKILL'] as const)('%s in the middle of a stream leaves none behind', async (signal) => {
    const started = await start();
    await started.showTestCard();
    await untilLive(started);
    const children = childrenOf(started.running.pid);
    expect(children.length).toBeGreaterThanOrEqual(3); // the SFU, the test card, the transcoder
    started.running.child.kill(signal);
    expect((await started.running.exit).code).toBe(signal === 'SIGTERM' ? 0 : null);
    await untilGone(children);
  });

  test('SIGTERM before a stream has begun leaves none behind', async () => {
    const started = await start();
    await started.showTestCard();
    const children = childrenOf(started.running.pid);
    started.running.child.kill('SIGTERM');
    expect((await started.running.exit).code).toBe(0);
    await untilGone(children);
  });

  test('encoders that are killed, refused or gone before they are live leave none behind', async () => {
    const started = await start();
    const { running, ivs, channelArn, rtmp } = started;
    const idle = childrenOf(running.pid);
    const untilIdle = (): Promise<void> => vi.waitFor(() => expect(childrenOf(running.pid)).toEqual(idle), SLOW);

    const first = encode(rtmp);
    await untilLive(started);
    const busy = childrenOf(running.pid);
    expect(busy).toHaveLength(idle.length + 1);
    expect((await encode(rtmp).exit).code).not.toBe(0);
    expect(childrenOf(running.pid)).toEqual(busy);
    first.child.kill('SIGKILL');
    await untilIdle();

    const { streamSession } = await ivs.send(new GetStreamSessionCommand({ channelArn }));
    const second = encode(rtmp);
    await vi.waitFor(async () => {
      const { streamSession: begun } = await ivs.send(new GetStreamSessionCommand({ channelArn }));
      expect(begun?.streamId).not.toBe(streamSession?.streamId);
    }, { ...SLOW, interval: 10 });
    second.child.kill('SIGKILL');
    await untilIdle();
    running.child.kill('SIGTERM');
    expect((await running.exit).code).toBe(0);
  });
});
