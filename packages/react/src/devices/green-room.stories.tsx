import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../shared/button.js';
import * as icons from '../shared/icons.js';
import { drawnDevices, type DrawnDevicesOptions } from '../testing/drawn-devices.js';
import { GreenRoom } from './green-room.js';

const meta: Meta<typeof GreenRoom> = {
  title: 'devices/GreenRoom', component: GreenRoom,
  args: { children: <Button tone="accent" icon={icons.join}>Join stage</Button> },
  parameters: { frame: { width: '52rem' } },
};
export default meta;
type Story = StoryObj<typeof GreenRoom>;
const opened = (options?: DrawnDevicesOptions): Story => ({
  parameters: { rehearsal: { source: drawnDevices(options), after: ({ devices }: { devices: { open(): Promise<void> } }) => void devices.open() } },
});

export const Ready = opened();
export const Ask: Story = {};
export const Waiting = opened({ waits: true });
export const Denied = opened({ fails: 'denied' });
export const Missing = opened({ fails: 'missing' });
export const CameraOff: Story = {
  parameters: {
    rehearsal: {
      async after({ devices }: { devices: { open(): Promise<void>; setCamera(on: boolean): void } }) {
        await devices.open();
        devices.setCamera(false);
      },
    },
  },
};
