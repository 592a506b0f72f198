import type { Meta, StoryObj } from '@storybook/react-vite';
import type { MemoryPlayer } from '@rostrum/core/adapters/memory';
import { LiveError } from '@rostrum/core/engine';
import type { Player } from '@rostrum/core/ports';
import { OverlayLayer } from '../overlays/index.js';
import { afterBroadcast, broadcast, openChannel } from '../testing/broadcast.js';
import { drawnPlayer } from '../testing/drawn-player.js';
import type { RehearsalOptions } from '../testing/rehearsal.js';
import { contents, scriptedOverlays, shown } from '../testing/sample-overlays.js';
import { AudiencePlayer } from './audience-player.js';

const meta: Meta<typeof AudiencePlayer> = {
  title: 'playback/AudiencePlayer',
  component: AudiencePlayer,
  parameters: { frame: { width: '60rem' } },
};
export default meta;
type Story = StoryObj<typeof AudiencePlayer>;

const scene = (player: Player, rehearsal: RehearsalOptions = {}): Story => ({
  parameters: { rehearsal: { plan: { channel: 'encoder' }, before: broadcast, ...rehearsal, player } satisfies RehearsalOptions },
});
/** A stream with which something is the matter. */
const troubled = (trouble: (stream: MemoryPlayer) => void): Player => {
  const player = drawnPlayer();
  return {
    async open(wanted) {
      const connection = await player.open(wanted);
      trouble(player.stream);
      return connection;
    },
  };
};
const overlays = scriptedOverlays(shown(contents.quiz));
const never = new Promise<never>(() => undefined);
const refuses: Player = {
  open: async () => {
    throw new LiveError(
      'playback/unsupported', 'This browser cannot play the stream.', 'Use a current version of Chrome, Edge, Firefox or Safari.',
    );
  },
};

export const Playing = scene(drawnPlayer({ latency: 3.2 }));
export const MutedByBrowser: Story = scene((() => {
  const player = drawnPlayer();
  player.stream.allowSound(false);
  return player;
})());
export const Paused = scene(drawnPlayer(), {
  after: ({ player }) => new Promise((done) => {
    const stop = player!.subscribe(() => {
      if (player!.getState().status !== 'playing') return;
      stop();
      player!.pause();
      done();
    });
  }),
});
export const BehindLive = scene(drawnPlayer({ latency: 27.4 }));
export const Buffering = scene(troubled((stream) => stream.stall(true)));
export const Loading = scene({ open: () => never });
export const Failed = scene(refuses);
export const Ready = scene(drawnPlayer(), { before: openChannel });
export const Ended = scene(drawnPlayer(), { before: afterBroadcast });
export const NoChannel = scene(drawnPlayer(), { before: () => undefined });
/** The overlay stays clear of the controls, and of the captions while they are on. */
export const WithOverlay: Story = {
  ...scene(drawnPlayer()),
  render: () => <AudiencePlayer><OverlayLayer overlays={overlays} /></AudiencePlayer>,
};
export const Small: Story = { ...scene(drawnPlayer()), parameters: { ...scene(drawnPlayer()).parameters, frame: { width: '20rem' } } };
