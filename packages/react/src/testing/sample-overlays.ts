import type { ContentOf, OverlayContent, OverlayKind, ShownContent, ShownOverlay, ViewerOverlays } from '@rostrum/core/overlays';

/** A cup, drawn here: stories fetch nothing. */
const CUP = 'https://pictures.invalid/cup.png';
export const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><rect width="120" height="120" fill="#f3efe7"/>'
  + '<path d="M30 40h48v38a14 14 0 0 1-14 14H44a14 14 0 0 1-14-14Z" fill="#3350cc"/>'
  + '<path d="M78 50h8a10 10 0 0 1 0 24h-8" fill="none" stroke="#3350cc" stroke-width="7"/>'
  + '<path d="M44 30q-5-6 0-12M60 30q-5-6 0-12" fill="none" stroke="#b7ab9c" stroke-width="4" stroke-linecap="round"/></svg>',
)}`;

/** One of every kind. */
export const contents: { readonly [Kind in OverlayKind]: ContentOf<Kind> } = {
  quiz: {
    kind: 'quiz', question: 'How long may one execution of a standard workflow run?', duration: 20, correct: 2,
    answers: ['Five minutes', 'One day', 'One year', 'As long as it likes'],
  },
  poll: {
    kind: 'poll', question: 'Which of these hurts most in production?', duration: 30, changeable: true, hidden: false,
    options: ['Retries that never end', 'Poison messages', 'Cold starts', 'Reading the logs'],
  },
  product: {
    kind: 'product', title: 'The idempotent mug', price: '€ 14.90', imageUrl: CUP, link: 'https://shop.example/mug',
    description: 'Stoneware, 350 ml. Fill it twice and it holds one coffee.',
  },
  notice: {
    kind: 'notice', title: 'Break at 19:30', duration: 15,
    message: 'Ten minutes. The second half begins with the two failing tests: have the repository open.',
  },
  celebration: { kind: 'celebration' },
  'lower-third': { kind: 'lower-third', name: 'Marta Silva', title: 'Principal engineer, Vento Cargo', duration: 10 },
  'call-to-action': {
    kind: 'call-to-action', title: 'Clone the demo before the second half', button: 'Open the repository',
    link: 'https://code.example/state-machines', message: 'Everything we build tonight, with a branch for each step.',
  },
};

/** The same as the audience gets it: with a picture that is there, and no right answer. */
export function shownOf(content: OverlayContent): ShownContent {
  if (content.kind === 'product' && content.imageUrl === CUP) return { ...content, imageUrl: PICTURE };
  if (content.kind !== 'quiz') return content;
  const { correct: _, ...shown } = content;
  return shown;
}

/** An overlay on somebody's screen: open and unanswered, unless told. */
export function shown(content: OverlayContent, part: Partial<ShownOverlay> = {}): ShownOverlay {
  const length = 'duration' in content && content.duration !== undefined ? content.duration * 1000 : undefined;
  return {
    id: content.kind.replace('-', ''), content: shownOf(content), phase: 'open', phaseEndsAt: undefined, phaseLength: length,
    myChoice: undefined, mayAnswer: content.kind === 'quiz' || content.kind === 'poll', correct: undefined, tally: undefined,
    sending: false, refusal: undefined, ...part,
  };
}

export interface ScriptedOverlays extends ViewerOverlays {
  readonly answers: readonly number[];
  show(shown: ShownOverlay | undefined): void;
}

/** A viewer's overlays that show what a script says. */
export function scriptedOverlays(first?: ShownOverlay): ScriptedOverlays {
  const listeners = new Set<() => void>();
  const answers: number[] = [];
  let state = { shown: first };
  const show = (next: ShownOverlay | undefined) => {
    state = { shown: next };
    for (const tell of listeners) tell();
  };
  return {
    answers, show,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: () => undefined,
    stop: () => undefined,
    async answer(choice) {
      answers.push(choice);
      if (state.shown) show({ ...state.shown, myChoice: choice, mayAnswer: false });
    },
    dismiss: () => show(undefined),
    metadata: () => undefined,
    hint: () => undefined,
  };
}
