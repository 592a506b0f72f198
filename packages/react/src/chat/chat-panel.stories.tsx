import type { Meta, StoryObj } from '@storybook/react-vite';
import { personOf, sayThings, seatPeople } from '../testing/audience.js';
import { goLive, HOST, ME, type RehearsalOptions } from '../testing/rehearsal.js';
import { ChatPanel } from './chat-panel.js';

const meta: Meta<typeof ChatPanel> = {
  title: 'chat/ChatPanel', component: ChatPanel, parameters: { frame: { width: '24rem', height: '36rem' } },
};
export default meta;
type Story = StoryObj<typeof ChatPanel>;
const scene = (rehearsal: RehearsalOptions): Story => ({ parameters: { rehearsal } });
const talk: RehearsalOptions['before'] = (backend) => {
  seatPeople(backend, 12);
  goLive(backend);
  sayThings(backend);
};

export const Audience = scene({ before: talk, after: ({ backend }) => backend.as(ME).say('Hello from Madrid') });
export const Presenter = scene({ role: 'moderator', before: talk });
/** Beside what they said stands a ban, as the list of people has them no more. */
export const SomebodyHasLeft = scene({
  role: 'moderator',
  before(backend) {
    talk(backend);
    backend.as(personOf(1)).send('roster/leave', {});
  },
});
export const SlowMode = scene({
  before(backend) {
    talk(backend);
    backend.as(HOST).send('chat/slow', { seconds: 30 });
  },
  after: ({ backend }) => backend.as(ME).say('One message every thirty seconds'),
});
export const Off = scene({
  before(backend) {
    talk(backend);
    backend.as(HOST).send('chat/toggle', { on: false });
  },
});
export const Restricted = scene({
  before(backend) {
    talk(backend);
    backend.as(HOST).send('moderation/restrict', { person: ME, what: 'chat' });
  },
});
export const Long = scene({
  before(backend) {
    talk(backend);
    for (let at = 0; at < 180; at++) backend.as(personOf(at % 12)).say(`Message ${at + 1}`);
  },
});
export const Empty = scene({});
