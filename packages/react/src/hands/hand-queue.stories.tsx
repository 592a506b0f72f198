import type { Meta, StoryObj } from '@storybook/react-vite';
import { fillStage, nameOf, personOf, raiseHands, seatPeople } from '../testing/audience.js';
import { goLive, HOST, type RehearsalOptions } from '../testing/rehearsal.js';
import { HandQueue } from './hand-queue.js';

const meta: Meta<typeof HandQueue> = {
  title: 'hands/HandQueue', component: HandQueue, parameters: { frame: { width: '24rem', height: '36rem' } },
};
export default meta;
type Story = StoryObj<typeof HandQueue>;
const scene = (rehearsal: RehearsalOptions): Story => ({ parameters: { rehearsal: { role: 'moderator', ...rehearsal } } });

export const Several = scene({
  before(backend) {
    seatPeople(backend, 12);
    goLive(backend);
    raiseHands(backend, 6);
    backend.as(HOST).send('hands/acknowledge', { person: personOf(0) });
    backend.as(personOf(3)).depart();
  },
});
export const WithSomebodyOnStage = scene({
  before(backend) {
    seatPeople(backend, 12);
    goLive(backend);
    fillStage(backend, 1);
    backend.as(personOf(5)).send('hands/raise', {});
  },
});
export const Thousand = scene({
  before(backend) {
    for (let at = 0; at < 1000; at++) backend.as(personOf(at), { name: nameOf(at) });
    goLive(backend);
    raiseHands(backend, 1000);
  },
});
export const Empty = scene({ before: goLive });
