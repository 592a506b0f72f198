import type { Meta, StoryObj } from '@storybook/react-vite';
import { LiveError } from '@rostrum/core/engine';
import { HOST, type RehearsalOptions } from '../../testing/rehearsal.js';
import { busyOverlays, prepareOverlay } from '../../testing/overlays.js';
import { foundProducts } from '../../testing/found-products.js';
import { contents } from '../../testing/sample-overlays.js';
import { OverlayConsole } from './overlay-console.js';

const cohost: RehearsalOptions = { role: 'cohost', before: busyOverlays };
const meta: Meta<typeof OverlayConsole> = {
  title: 'overlays/OverlayConsole', component: OverlayConsole, args: { products: foundProducts },
  parameters: { frame: { width: '26rem', height: '52rem' }, rehearsal: cohost },
};
export default meta;
type Story = StoryObj<typeof OverlayConsole>;

export const Prepare: Story = {};
export const Problems: Story = {
  play: async ({ canvas, userEvent }) => userEvent.click(await canvas.findByRole('button', { name: 'Replace now' })),
};
const lookUp: NonNullable<Story['play']> = async ({ canvas, userEvent }) => {
  await userEvent.click(await canvas.findByRole('radio', { name: 'Product' }));
  await userEvent.type(canvas.getByRole('searchbox'), 'mug{Enter}');
};
export const Products: Story = { play: lookUp };
export const Drafts: Story = { args: { defaultTab: 'drafts' } };
export const Results: Story = { args: { defaultTab: 'results', answers: async () => new Blob(['person,answer']) } };
export const Cues: Story = { args: { defaultTab: 'cues' } };
export const Wide: Story = { parameters: { frame: { width: '64rem', height: '52rem' } } };
export const BeforeLive: Story = {
  parameters: { rehearsal: { role: 'cohost', before: (backend) => void prepareOverlay(backend, contents.poll) } satisfies RehearsalOptions },
};
export const NothingYet: Story = {
  args: { defaultTab: 'results' },
  parameters: { rehearsal: { role: 'cohost', before: (backend) => void backend.as(HOST).send('session/open', {}) } satisfies RehearsalOptions },
};
export const Moderator: Story = { parameters: { rehearsal: { role: 'moderator', before: busyOverlays } satisfies RehearsalOptions } };
export const NoShop: Story = {
  play: lookUp,
  args: {
    products: async () => {
      throw new LiveError('products/not-configured', 'No shop is connected.', 'Give the server the credentials of one.');
    },
  },
};
