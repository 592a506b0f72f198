import type { Meta, StoryObj } from '@storybook/react-vite';
import { afterBroadcast, broadcast, openChannel } from '../testing/broadcast.js';
import type { RehearsalOptions } from '../testing/rehearsal.js';
import { StreamStatus } from './stream-status.js';

const meta: Meta<typeof StreamStatus> = {
  title: 'playback/StreamStatus', component: StreamStatus, parameters: { frame: { width: '24rem' } },
};
export default meta;
type Story = StoryObj<typeof StreamStatus>;
const scene = (before?: RehearsalOptions['before']): Story => ({ parameters: { rehearsal: { before } } });

export const Idle = scene();
export const Ready = scene(openChannel);
export const Live = scene(broadcast);
export const Ended = scene(afterBroadcast);
