import type { Meta, StoryObj } from '@storybook/react-vite';
import { HOST, ME, type RehearsalOptions } from '../testing/rehearsal.js';
import { ConnectionBanner } from './connection-banner.js';

const meta: Meta<typeof ConnectionBanner> = {
  title: 'connection/ConnectionBanner', component: ConnectionBanner, parameters: { frame: { width: '46rem' } },
};
export default meta;
type Story = StoryObj<typeof ConnectionBanner>;
const then = (after: NonNullable<RehearsalOptions['after']>): Story => ({
  parameters: { rehearsal: { after: (rehearsal) => void setTimeout(() => void after(rehearsal), 100) } satisfies RehearsalOptions },
});

export const Reconnecting = then(({ backend }) => backend.cut(ME));
export const Removed = then(({ backend }) => void backend.as(HOST).send('moderation/kick', { person: ME }));
export const Banned = then(({ backend }) => void backend.as(HOST).send('moderation/ban', { person: ME }));
export const Left = then(({ event }) => event.close());
