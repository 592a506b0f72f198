import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { ModeratorConsole } from '../screens/moderator-console.js';
import { fullHouse, nameOf, personOf, seatPeople } from '../testing/audience.js';
import type { RehearsalOptions } from '../testing/rehearsal.js';
import { RetryNotice } from './retry-notice.js';

const meta: Meta<typeof RetryNotice> = {
  title: 'session/RetryNotice', component: RetryNotice, parameters: { frame: { width: '40rem' } },
};
export default meta;
type Story = StoryObj<typeof RetryNotice>;
const scene = (rehearsal: RehearsalOptions): Story => ({ parameters: { rehearsal: { role: 'moderator', ...rehearsal } } });

export const Disconnecting: Story = {
  ...scene({
    before(backend) {
      seatPeople(backend, 4);
      backend.system('session/retry', { id: 'e01', errand: 'removal', person: personOf(2) });
    },
  }),
  async play({ canvasElement }) {
    const region = within(canvasElement);
    await waitFor(() => expect(region.getByRole('status').textContent).toContain(`Still trying: disconnect ${nameOf(2)}`));
  },
};
export const Several = scene({
  before(backend) {
    seatPeople(backend, 4);
    backend.system('session/retry', { id: 'e01', errand: 'removal', person: personOf(2) });
    backend.system('session/retry', { id: 'e02', errand: 'listing' });
    backend.system('session/retry', { id: 'e03', errand: 'channel' });
    backend.system('session/retry', { id: 'e04', errand: 'cue' });
    backend.system('session/retry', { id: 'e05', errand: 'message' });
  },
});
/** It comes, and goes when it is done. */
export const Over: Story = {
  ...scene({ after: ({ backend }) => {
    backend.system('session/retry', { id: 'e01', errand: 'listing' });
    backend.system('session/settle', { id: 'e01' });
  } }),
  async play({ canvasElement }) {
    await waitFor(() => expect(within(canvasElement).getByRole('status').textContent).toBe(''));
  },
};
/** Above the stage, as long as there is something to tell. */
export const InAConsole: Story = {
  render: () => <ModeratorConsole />,
  ...scene({
    before(backend) {
      fullHouse(backend);
      backend.system('session/retry', { id: 'e01', errand: 'removal', person: personOf(2) });
    },
  }),
};
InAConsole.parameters = { ...InAConsole.parameters, frame: undefined };
