import type { Meta, StoryObj } from '@storybook/react-vite';
import { goLive, HOST, ME, type RehearsalOptions } from '../testing/rehearsal.js';
import { HandButton } from './hand-button.js';

const meta: Meta<typeof HandButton> = { title: 'hands/HandButton', component: HandButton, parameters: { frame: { width: '30rem' } } };
export default meta;
type Story = StoryObj<typeof HandButton>;
const scene = (rehearsal: RehearsalOptions): Story => ({ parameters: { rehearsal } });

export const Down = scene({ before: goLive });
export const NotLive = scene({});
export const Raised = scene({ before: goLive, after: async ({ event }) => void (await event.send('hands/raise', {})) });
export const Seen = scene({
  before: goLive,
  async after({ event, backend }) {
    await event.send('hands/raise', {});
    backend.as(HOST).send('hands/acknowledge', { person: ME });
  },
});
export const OnStage = scene({
  before(backend) {
    goLive(backend);
    backend.as(HOST).send('stage/grant', { person: ME });
  },
});
