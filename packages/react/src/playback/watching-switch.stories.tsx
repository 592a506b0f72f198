import type { Meta, StoryObj } from '@storybook/react-vite';
import { broadcast } from '../testing/broadcast.js';
import { drawnPlayer } from '../testing/drawn-player.js';
import type { RehearsalOptions } from '../testing/rehearsal.js';
import { WatchingSwitch } from './watching-switch.js';

const meta: Meta<typeof WatchingSwitch> = {
  title: 'playback/WatchingSwitch',
  component: WatchingSwitch,
  parameters: {
    frame: { width: '20rem' },
    rehearsal: { plan: { channel: 'composition' }, before: broadcast, player: drawnPlayer() } satisfies RehearsalOptions,
  },
};
export default meta;

export const OnTheStage: StoryObj<typeof WatchingSwitch> = {};
