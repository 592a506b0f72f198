import type { Meta, StoryObj } from '@storybook/react-vite';
import { fullHouse } from '../testing/audience.js';
import { ME, type RehearsalOptions } from '../testing/rehearsal.js';
import { AttendeeView } from './attendee-view.js';
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
