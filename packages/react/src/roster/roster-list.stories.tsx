import type { Meta, StoryObj } from '@storybook/react-vite';
import { ModerationMenu } from '../moderation/index.js';
import { fillStage, nameOf, personOf, seatPeople } from '../testing/audience.js';
import { goLive, HOST, type RehearsalOptions } from '../testing/rehearsal.js';
import { RosterList } from './roster-list.js';

const meta: Meta<typeof RosterList> = {
  title: 'roster/RosterList', component: RosterList, parameters: { frame: { width: '24rem', height: '40rem' } },
};
export default meta;
type Story = StoryObj<typeof RosterList>;
const scene = (rehearsal: RehearsalOptions, args: Story['args'] = {}): Story => ({ args, parameters: { rehearsal } });
const withMenu: Story['args'] = { actions: (person) => <ModerationMenu person={person} /> };

export const Staff = scene({
  role: 'cohost',
  before(backend) {
    seatPeople(backend, 14);
    backend.as('visitor', { name: 'Visitor 12', role: 'guest' }).arrive();
    goLive(backend);
    fillStage(backend, 1);
    backend.as(personOf(2)).send('hands/raise', {});
    backend.as(HOST).send('moderation/restrict', { person: personOf(3), what: 'chat' });
    backend.as(HOST).send('roster/promote', { person: personOf(4), role: 'speaker' });
    backend.as(personOf(5)).depart();
  },
}, withMenu);
export const Audience = scene({
  before(backend) {
    seatPeople(backend, 14);
    goLive(backend);
    fillStage(backend, 1);
  },
});
export const TwoThousand = scene({
  role: 'moderator',
  before(backend) {
    for (let at = 0; at < 2000; at++) backend.as(personOf(at), { name: nameOf(at) }).arrive();
  },
}, withMenu);
