import type { Meta, StoryObj } from '@storybook/react-vite';
import { goLive, HOST, ME, type RehearsalOptions } from '../testing/rehearsal.js';
import { StageControls } from './stage-controls.js';

const meta: Meta<typeof StageControls> = {
  title: 'stage/StageControls',
  component: StageControls,
  parameters: { frame: { width: '46rem' } },
};
export default meta;
type Story = StoryObj<typeof StageControls>;
const scene = (rehearsal: RehearsalOptions): Story => ({ parameters: { rehearsal } });

export const Join = scene({ role: 'speaker', before: goLive });
export const OnAir = scene({
  role: 'speaker', before: goLive, after: async ({ event }) => void (await event.send('stage/join', {})),
});
export const MutedByStaff = scene({
  role: 'speaker',
  before: goLive,
  async after({ event, backend }) {
    await event.send('stage/join', {});
    backend.as(HOST).send('stage/mute', { person: ME, source: 'microphone' });
  },
});
export const AskedToUnmute = scene({
  role: 'speaker',
  before: goLive,
  async after({ event, backend, stage }) {
    await event.send('stage/join', {});
    stage.setMicrophone(false);
    backend.as(HOST).send('stage/mute', { person: ME, source: 'microphone' });
    backend.as(HOST).send('stage/unmute', { person: ME, source: 'microphone' });
  },
});
export const Invited = scene({
  before(backend) {
    goLive(backend);
    backend.as(HOST).send('stage/invite', { person: ME });
  },
});
