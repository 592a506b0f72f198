import type { Meta, StoryObj } from '@storybook/react-vite';
import { goLive, HOST, type RehearsalOptions } from '../testing/rehearsal.js';
import { SessionControls } from './session-controls.js';
import { SessionTimer } from './session-timer.js';

const meta: Meta = {
  title: 'session/SessionTimer and SessionControls',
  parameters: { frame: { width: '46rem' } },
  render: () => (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16, alignItems: 'center', justifyContent: 'space-between' }}>
      <SessionTimer />
      <SessionControls />
    </div>
  ),
};
export default meta;
type Story = StoryObj;
const scene = (rehearsal: RehearsalOptions): Story => ({ parameters: { rehearsal: { role: 'cohost', ...rehearsal } } });

export const Scheduled = scene({ plan: { startsAt: Date.now() + 23 * 60_000 } });
export const Backstage = scene({ before: (backend) => void backend.as(HOST).send('session/open', {}) });
export const Live = scene({ before: goLive });
export const FiveMinutesLeft = scene({ plan: { duration: 4 }, before: goLive });
export const OneMinuteLeft = scene({ plan: { duration: 1 }, before: goLive });
export const Ended = scene({
  before(backend) {
    goLive(backend);
    backend.as(HOST).send('session/end', {});
  },
});
