import type { Meta, StoryObj } from '@storybook/react-vite';
import { LiveError } from '@rostrum/core/engine';
import { IngestSettings } from './ingest-settings.js';

const ingest = {
  server: 'rtmps://a1b2c3d4e5f6.global-contribute.live-video.net:443/app',
  key: 'sk_eu-west-1_AbCdEfGhIjKl_MnOpQrStUvWxYz0123456789',
  playbackUrl: 'https://a1b2c3d4e5f6.eu-west-1.playback.live-video.net/api/video/v1/eu-west-1.123456789012.channel.AbCdEfGhIjKl.m3u8',
};
const meta: Meta<typeof IngestSettings> = {
  title: 'playback/IngestSettings',
  component: IngestSettings,
  parameters: { frame: { width: '34rem' } },
  args: { ingest, onNewKey: async () => undefined },
};
export default meta;
type Story = StoryObj<typeof IngestSettings>;

export const Hidden: Story = {};
export const Loading: Story = { args: { ingest: undefined } };
export const Refused: Story = {
  args: {
    onNewKey: async () => {
      throw new LiveError('playback/live', 'The key cannot be replaced while the channel is live.', 'End the stream first.');
    },
  },
};
