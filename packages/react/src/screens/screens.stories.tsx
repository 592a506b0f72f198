import type { Meta, StoryObj } from '@storybook/react-vite';
import type { MemoryBackend } from '@rostrum/core/adapters/memory';
import { fullHouse } from '../testing/audience.js';
import { afterBroadcast, broadcast, openChannel, stream } from '../testing/broadcast.js';
import { drawnPlayer } from '../testing/drawn-player.js';
import { busyOverlays, sendOverlay } from '../testing/overlays.js';
import { contents } from '../testing/sample-overlays.js';
import { ME, type RehearsalOptions } from '../testing/rehearsal.js';
import { AttendeeView } from './attendee-view.js';
import { LiveSiteOwner } from './live-site-owner.js';
import { LiveSiteView } from './live-site-view.js';
import { ModeratorConsole } from './moderator-console.js';
import { PresenterConsole } from './presenter-console.js';

const meta: Meta = { title: 'screens' };
export default meta;
type Story = StoryObj;

const audience: RehearsalOptions = { before: fullHouse };
const staff: RehearsalOptions = {
  role: 'cohost', before: fullHouse, after: async ({ event }) => void (await event.send('stage/join', {})),
};

export const Presenter: Story = { render: () => <PresenterConsole />, parameters: { rehearsal: staff } };
export const PresenterQuestions: Story = { render: () => <PresenterConsole defaultTab="questions" />, parameters: { rehearsal: staff } };
export const PresenterPeople: Story = { render: () => <PresenterConsole defaultTab="people" />, parameters: { rehearsal: staff } };
export const Moderator: Story = {
  render: () => <ModeratorConsole />,
  parameters: { rehearsal: { role: 'moderator', before: fullHouse } satisfies RehearsalOptions },
};
export const Attendee: Story = { render: () => <AttendeeView />, parameters: { rehearsal: audience } };
export const AttendeeQuestions: Story = { render: () => <AttendeeView defaultTab="questions" />, parameters: { rehearsal: audience } };
export const AttendeeOnStage: Story = {
  render: () => <AttendeeView />,
  parameters: {
    rehearsal: {
      before: fullHouse,
      after: ({ backend }) => void backend.as('host').send('stage/grant', { person: ME }),
    } satisfies RehearsalOptions,
  },
};

const broadcastHouse = (backend: MemoryBackend) => {
  fullHouse(backend);
  stream(backend);
};
export const AttendeeBroadcast: Story = {
  render: () => <AttendeeView />,
  parameters: {
    rehearsal: { plan: { channel: 'encoder' }, before: broadcastHouse, player: drawnPlayer() } satisfies RehearsalOptions,
  },
};
export const AttendeeWithAChoice: Story = {
  render: () => <AttendeeView />,
  parameters: {
    rehearsal: { plan: { channel: 'composition' }, before: broadcastHouse, player: drawnPlayer() } satisfies RehearsalOptions,
  },
};
export const PresenterOverlays: Story = {
  render: () => <PresenterConsole defaultTab="overlays" />,
  parameters: { rehearsal: { role: 'cohost', before: busyOverlays } satisfies RehearsalOptions },
};

const description = 'One channel, and questions in time with the picture. No account is needed: pick an answer when one appears.';
const site = (before: NonNullable<RehearsalOptions['before']>): Story => ({
  render: () => <LiveSiteView />,
  parameters: {
    rehearsal: {
      plan: { title: 'The lighthouse keeper’s quiz', description, channel: 'encoder' }, role: 'guest', before, player: drawnPlayer(),
    } satisfies RehearsalOptions,
  },
});
export const SiteReady = site(openChannel);
export const SiteLive = site(broadcast);
export const SiteAsks = site((backend) => {
  broadcast(backend);
  sendOverlay(backend, { ...contents.poll, duration: 120 });
});
export const SiteEnded = site(afterBroadcast);

const ingest = {
  server: 'rtmps://a1b2c3d4e5f6.global-contribute.example:443/app', key: 'sk_eu-west-1_AbCdEfGhIjKl',
  playbackUrl: 'https://a1b2c3d4e5f6.playback.example/live.m3u8',
};
const owner = (defaultTab: 'overlays' | 'stream'): Story => ({
  render: () => <LiveSiteOwner defaultTab={defaultTab} overlayTab="results" ingest={ingest} onNewKey={async () => undefined} />,
  parameters: {
    rehearsal: {
      plan: { title: 'The lighthouse keeper’s quiz', channel: 'encoder' }, role: 'cohost', player: drawnPlayer(),
      before(backend) {
        busyOverlays(backend);
        stream(backend);
      },
    } satisfies RehearsalOptions,
  },
});
export const OwnerResults = owner('overlays');
export const OwnerStream = owner('stream');
