import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ShownOverlay } from '@rostrum/core/overlays';
import { LiveError } from '@rostrum/core/engine';
import { contents, shown } from '../testing/sample-overlays.js';
import { OverlayOfKind } from './overlay-of-kind.js';

const nothing = () => undefined;
const meta: Meta<typeof OverlayOfKind> = {
  title: 'overlays/kinds', component: OverlayOfKind, parameters: { frame: { width: '25rem' } },
  args: { onAnswer: nothing, onDismiss: nothing },
};
export default meta;
type Story = StoryObj<typeof OverlayOfKind>;
const of = (overlay: ShownOverlay): Story => ({ args: { overlay } });
const { quiz, poll } = contents;
const tally = { counts: [4, 2, 21, 6], people: 33 };
const votes = { counts: [9, 17, 5, 12], people: 43 };
const ended = { phase: 'results', mayAnswer: false } as const;

export const QuizOpen = of(shown(quiz));
export const QuizRight = of(shown(quiz, { ...ended, myChoice: 2, correct: 2, tally }));
export const QuizWrong = of(shown(quiz, { ...ended, myChoice: 0, correct: 2, tally }));
export const QuizTimeUp = of(shown(quiz, { ...ended, correct: 2, tally }));
export const QuizRefused = of(shown(quiz, {
  refusal: new LiveError('overlays/closed', 'Answers are not taken any more: the time is up.', 'Be quicker with the next one.'),
}));
export const QuizLong = of(shown({
  ...quiz, question: 'A payment step fails after the money has moved, the retry policy says three attempts, and the payment provider has no idempotency keys. What do you put around the step, so that nobody is charged twice and the order does not wait for a person?',
  answers: [
    'A check of the provider’s ledger before each attempt, by our own order number, and a compensation', 'A longer back-off between attempts',
    'A lock on the order', 'Nothing: three is few', 'A queue with a delay of one day, which is longer than anybody will remember why it was put there at all',
  ],
}));
export const PollOpen = of(shown(poll));
export const PollVoted = of(shown(poll, { myChoice: 1, tally: votes }));
export const PollHidden = of(shown({ ...poll, hidden: true, changeable: false }, { myChoice: 1, mayAnswer: false }));
export const PollClosing = of(shown(poll, { phase: 'closing', mayAnswer: false, myChoice: 1, tally: votes }));
export const PollResult = of(shown(poll, { ...ended, myChoice: 1, tally: votes }));
export const PollTie = of(shown(poll, { ...ended, tally: { counts: [8, 8, 3, 1], people: 20 } }));
export const PollCrowd = of(shown(poll, {
  ...ended, myChoice: 1, tally: { counts: [1_234_567_890, 8_765_432_109, 5, 12], people: 10_000_000_016 },
}));
export const PollNobody = of(shown(poll, { ...ended, tally: { counts: [0, 0, 0, 0], people: 0 } }));
export const Product = of(shown(contents.product));
export const ProductWithoutPicture = of(shown({ ...contents.product, imageUrl: 'data:image/png;base64,AAAA' }));
export const Notice = of(shown(contents.notice));
export const CallToAction = of(shown(contents['call-to-action']));
export const LowerThird = of(shown(contents['lower-third']));
export const LowerThirdLong = of(shown({
  ...contents['lower-third'], name: 'Maximiliane Friederike von Hohenstein-Württemberg',
  title: 'Hauptgeschäftsführerin der Donaudampfschifffahrtsgesellschaft',
}));
export const Celebration: Story = {
  ...of(shown(contents.celebration)), decorators: [(Sky) => <div style={{ position: 'relative', height: '14rem' }}><Sky /></div>],
};
export const RightToLeft: Story = {
  ...of(shown({
    ...poll, question: 'מה הכי כואב בסביבת הייצור?', options: ['ניסיונות חוזרים שלא נגמרים', 'הודעות מורעלות', 'Cold starts', 'קריאת הלוגים'],
  }, { myChoice: 1, tally: votes })),
  decorators: [(Poll) => <div dir="rtl"><Poll /></div>],
};
