import type { Meta, StoryObj } from '@storybook/react-vite';
import { askQuestions, personOf, seatPeople } from '../testing/audience.js';
import { goLive, HOST, ME, type RehearsalOptions } from '../testing/rehearsal.js';
import { QuestionBoard } from './question-board.js';

const meta: Meta<typeof QuestionBoard> = {
  title: 'questions/QuestionBoard', component: QuestionBoard, parameters: { frame: { width: '24rem', height: '36rem' } },
};
export default meta;
type Story = StoryObj<typeof QuestionBoard>;
const scene = (rehearsal: RehearsalOptions): Story => ({ parameters: { rehearsal } });
const asked: RehearsalOptions['before'] = (backend) => {
  seatPeople(backend, 12);
  goLive(backend);
  askQuestions(backend);
};

export const Audience = scene({
  before: asked, after: async ({ event }) => void (await event.send('questions/ask', { text: 'Can I replay a failed run?' })),
});
export const Presenter = scene({ role: 'cohost', before: asked });
/** Beside what they asked stands a ban, as the list of people has them no more. */
export const SomebodyHasLeft = scene({
  role: 'moderator',
  before(backend) {
    asked(backend);
    backend.as(personOf(0)).send('roster/leave', {});
  },
});
export const Restricted = scene({
  before(backend) {
    asked(backend);
    backend.as(HOST).send('moderation/restrict', { person: ME, what: 'questions' });
  },
});
export const Empty = scene({ before: goLive });
