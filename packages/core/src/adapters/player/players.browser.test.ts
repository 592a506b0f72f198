/** Both players in Chromium, as they are, on a channel of local-aws. */
import { afterAll, beforeAll, describe } from 'vitest';
import { playerContract, type TestChannel } from '../../ports/player.test.support.js';
import type { PlayerName } from './player-page.test.support.js';
import { startPlayerTestbed, type BedChannel, type PlayerTestbed } from './player-testbed.test.support.js';

let bed: PlayerTestbed;
beforeAll(async () => { bed = await startPlayerTestbed(); });
afterAll(() => bed.close());

describe.each<PlayerName>(['ivs', 'hls'])('Player: %s', (name) => {
  let channel: BedChannel;
  beforeAll(async () => { channel = await bed.channel(); });
  playerContract((): TestChannel => ({
    start: () => channel.start(),
    stop: () => channel.stop(),
    putMetadata: (text) => channel.putMetadata(text),
    open: ({ muted } = {}) => bed.open(name, channel.url, muted),
    qualities: true,
    pass: async () => undefined,
  }));
});
