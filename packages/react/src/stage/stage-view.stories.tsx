import type { Meta, StoryObj } from '@storybook/react-vite';
import { fillStage, personOf, seatPeople } from '../testing/audience.js';
import { goLive, HOST, type RehearsalOptions } from '../testing/rehearsal.js';
import { StageView } from './stage-view.js';

const meta: Meta<typeof StageView> = {
  title: 'stage/StageView',
  component: StageView,
  parameters: { frame: { width: '60rem', height: '34rem' } },
};
export default meta;
type Story = StoryObj<typeof StageView>;

const scene = (rehearsal: RehearsalOptions): Story => ({ parameters: { rehearsal } });
const withAudience = (count: number): Story => scene({
  before(backend) {
    seatPeople(backend, 12);
    goLive(backend);
    fillStage(backend, count);
  },
});

export const Two = withAudience(0);
export const Five = withAudience(3);
export const Eleven = withAudience(9);
export const Grid: Story = { ...withAudience(5), args: { defaultLayout: 'grid' } };
export const Speaker: Story = { ...withAudience(3), args: { defaultLayout: 'speaker' } };
/** One sees oneself in the corner. */
export const PictureInPicture: Story = {
  ...scene({
    role: 'speaker',
    before(backend) {
      goLive(backend);
      backend.as(HOST).send('stage/join', {});
      void backend.as(HOST).publish();
    },
    after: async ({ event }) => void (await event.send('stage/join', {})),
  }),
  args: { defaultLayout: 'picture-in-picture' },
};
/** Too many for the space: one is large by itself. */
export const Crowded: Story = { ...withAudience(9), parameters: { ...withAudience(9).parameters, frame: { width: '22rem', height: '26rem' } } };
export const One = scene({
  before(backend) {
    goLive(backend);
    backend.as(HOST).send('stage/join', {});
    void backend.as(HOST).publish();
  },
});
export const SharedScreen = scene({
  before(backend) {
    seatPeople(backend, 12);
    goLive(backend);
    fillStage(backend, 2);
    backend.as(HOST).send('stage/share', {});
    void backend.as(HOST).publish('screen');
  },
});
export const Backstage = scene({
  role: 'speaker',
  before: (backend) => {
    backend.as(HOST).send('session/open', {});
    backend.as(HOST).send('stage/join', {});
    void backend.as(HOST).publish();
  },
  after: async ({ event }) => void (await event.send('stage/join', {})),
});
/** As many bars as each network is good, and a cross where nothing gets through. */
export const Networks = scene({
  before(backend) {
    seatPeople(backend, 12);
    goLive(backend);
    fillStage(backend, 2);
    backend.as('cohost').setNetwork('good');
    backend.as(personOf(0)).setNetwork('poor');
    backend.as(personOf(1)).setNetwork('lost');
  },
});
export const Empty = scene({ before: goLive });
export const Waiting = scene({ plan: { startsAt: Date.UTC(2026, 10, 26, 18) } });
export const AlmostThere = scene({ before: (backend) => void backend.as(HOST).send('session/open', {}) });
export const Ended = scene({
  before(backend) {
    goLive(backend);
    backend.as(HOST).send('session/end', {});
  },
});
