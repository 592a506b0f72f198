import type { Meta, StoryObj } from '@storybook/react-vite';
import { heldClock } from '@rostrum/core/adapters/memory';
import { ME, type RehearsalOptions } from '../testing/rehearsal.js';
import { playQuiz } from '../testing/overlays.js';
import { Leaderboard } from './leaderboard.js';

const meta: Meta<typeof Leaderboard> = {
  title: 'overlays/Leaderboard', component: Leaderboard, parameters: { frame: { width: '24rem', height: '20rem' } },
};
export default meta;
type Story = StoryObj<typeof Leaderboard>;
const clock = heldClock(Date.now());

export const AfterTwoQuizzes: Story = {
  parameters: {
    rehearsal: {
      clock,
      async after({ backend }) {
        await playQuiz(backend, clock, [ME]);
        await playQuiz(backend, clock, []);
      },
    } satisfies RehearsalOptions,
  },
};
export const NobodyYet: Story = {};
