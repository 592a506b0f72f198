import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Rig } from '../../packages/server/src/testing/rig.test.support.js';
import { SkippingClock } from '../../packages/server/src/testing/skipping-clock.test.support.js';

/**
 * Runs with a server whose time is skipped at will. Its store is on disk: in memory, a log of a hundred thousand commands
 * would look like a leak.
 */
export async function onDisk<Result>(run: (rig: Rig, clock: SkippingClock) => Promise<Result>): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'rostrum-fuzz-'));
  try {
    const clock = new SkippingClock();
    await using rig = await Rig.start({ clock, directory });
    return await run(rig, clock);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
