import type { Meta, StoryObj } from '@storybook/react-vite';
import type { OverlayContent, ShownOverlay } from '@rostrum/core/overlays';
import { useState } from 'react';
import { fullHouse } from '../testing/audience.js';
import type { RehearsalOptions } from '../testing/rehearsal.js';
import { answerOverlay, sendOverlay } from '../testing/overlays.js';
import { contents, scriptedOverlays, shown } from '../testing/sample-overlays.js';
import { StageView } from '../stage/index.js';
import { OverlayLayer } from './overlay-layer.js';

function OverStage({ overlay }: { readonly overlay: ShownOverlay }) {
  const [overlays] = useState(() => scriptedOverlays(overlay));
  return (
    <div style={{ height: 'min(100%, max(56.25vw, 13rem))' }}>
      <OverlayLayer overlays={overlays}><StageView /></OverlayLayer>
    </div>
  );
}

const meta: Meta<typeof OverStage> = {
  title: 'overlays/OverlayLayer', component: OverStage, parameters: { rehearsal: { before: fullHouse } satisfies RehearsalOptions },
};
export default meta;
type Story = StoryObj<typeof OverStage>;
const of = (content: OverlayContent, part?: Partial<ShownOverlay>): Story => ({ args: { overlay: shown(content, part) } });

export const Quiz = of(contents.quiz);
export const QuizAnswered = of(contents.quiz, {
  phase: 'results', mayAnswer: false, myChoice: 0, correct: 2, tally: { counts: [4, 2, 21, 6], people: 33 },
});
export const Poll = of(contents.poll, { myChoice: 1, tally: { counts: [9, 17, 5, 12], people: 43 } });
export const Product = of(contents.product);
export const Notice = of(contents.notice);
export const CallToAction = of(contents['call-to-action']);
export const LowerThird = of(contents['lower-third']);
export const Celebration = of(contents.celebration);

/** On the working event: answer it, and see how it ends. */
export const LivePoll: StoryObj = {
  render: () => <div style={{ height: 'min(100%, max(56.25vw, 13rem))' }}><OverlayLayer><StageView /></OverlayLayer></div>,
  parameters: {
    rehearsal: {
      before(backend) {
        fullHouse(backend);
        answerOverlay(backend, sendOverlay(backend, { ...contents.poll, duration: 120 }), [9, 17, 5, 8]);
      },
    } satisfies RehearsalOptions,
  },
};
