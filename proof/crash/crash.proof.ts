import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { startLocalAws, type LocalAws } from '@rostrum/local-aws';
import { openStore } from '@rostrum/server/store';
import { replayed, wholeLog } from '../../packages/server/src/host/host.test.support.js';
import { freePort } from '../../packages/server/src/testing/free-port.test.support.js';
import { RawSocket } from '../../packages/server/src/testing/sockets.test.support.js';
import { until } from '../../packages/server/src/testing/until.test.support.js';
import { Crowd } from './crowd.js';
import { ServerProcess, type ServerProcessOptions } from './server-process.js';
import { prove } from '../prove.js';

const POINTS = [
  'before the append', 'during the append', 'after the append', 'before the fan-out', 'before the answer', 'in a snapshot',
  'before an effect', 'in an effect',
] as const;
/** More batches than there are between two snapshots. */
const UNTIL_SNAPSHOT = 400;
/** Another process has the event's lease until it runs out. */
const PATIENCE = 60_000;
const SECRET = 'hook-secret-of-the-proof';

let aws: LocalAws;
let port: number;
const running = new Set<ServerProcess>();
beforeAll(async () => {
  port = await freePort();
  aws = await startLocalAws({ port: 0, events: `http://localhost:${port}/hooks/media-events`, eventsSecret: SECRET, reviewSecret: SECRET, log: () => {} });
});
afterAll(() => aws.close());

for (const point of POINTS) {
  prove({
    name: `kill -9 ${point}`,
    holds: 'after a restart, all that was acknowledged is there, nothing is there twice, what is asked again is done once, and effects happen',
    runs: { short: 1, long: 12 },
    async run(runs) {
      const counted = { kills: 0, acknowledged: 0, 'asked again': 0, 'stored without an answer': 0, lost: 0, 'done twice': 0, 'effects missing': 0 };
      for (let run = 0; run < runs; run++) {
        const directory = await mkdtemp(join(tmpdir(), 'rostrum-crash-'));
        try {
          await once(point, directory, run, counted);
        } finally {
          for (const server of running) await server.kill();
          running.clear();
          await rm(directory, { recursive: true });
        }
      }
      return counted;
    },
  });
}

async function once(point: (typeof POINTS)[number], directory: string, run: number, counted: Record<string, number>): Promise<void> {
  const options = { directory, port, endpoint: aws.endpoint, secret: SECRET };
  const isEffect = point.endsWith('effect');
  const times = isEffect || point === 'in a snapshot' ? 1 : 1 + ((run * 7 + 13) % 40);
  const doomed = await started({ ...options, point, times });
  const crowd = await Crowd.open(`http://localhost:${port}`);
  const { troublemaker } = crowd;
  const room = await RawSocket.open(await crowd.chatOf(troublemaker), await crowd.chatToken(troublemaker)).opened();
  await doomed.arm();
  if (isEffect) void crowd.ask(crowd.host, 'moderation/ban', { person: troublemaker.person });
  const busy = point === 'in a snapshot' ? crowd.batches(UNTIL_SNAPSHOT) : crowd.beBusy();
  expect(await Promise.race([doomed.ended, busy.then(() => doomed.ended)])).toBe('SIGKILL');
  await busy;
  crowd.hangUp();

  const next = await started(options);
  const { seq: reached } = await crowd.publicView();
  const again = await crowd.askAgain();
  if (isEffect) {
    await until(() => room.closed, 'the end of the chat of who was banned', PATIENCE);
    expect(await crowd.statusOfToken(troublemaker)).toBe(403);
  }
  const shown = await crowd.publicView();
  await next.kill();
  room.close();

  const store = await openStore({ directory });
  try {
    const log = await wholeLog(store, crowd.id);
    const stored = log.map(({ entry: { id } }) => id).filter(Boolean);
    expect(new Set(stored).size).toBe(stored.length);
    for (const { id, seq } of crowd.acknowledged) expect(log[seq - 1]?.entry.id, `${id} was acknowledged`).toBe(id);
    const engine = await replayed(store, crowd.id);
    // Whoever was connected is away by now or not: everything else is as the log has it.
    const { count: _, ...rest } = engine.publicView.snapshot().state;
    const { count: __, ...seen } = shown.state;
    if (engine.seq === shown.seq) expect(seen).toEqual(rest);
    if (isEffect) expect((await store.auth.get(crowd.id, troublemaker.person)).banned).toBe(true);
    counted['kills']!++;
    counted['acknowledged']! += crowd.acknowledged.length;
    counted['asked again']! += again.size;
    counted['stored without an answer']! += crowd.acknowledged.filter(({ id, seq }) => again.has(id) && seq <= reached).length;
  } finally {
    await store.close();
  }
}

async function started(options: ServerProcessOptions): Promise<ServerProcess> {
  const server = await ServerProcess.start(options);
  running.add(server);
  return server;
}
