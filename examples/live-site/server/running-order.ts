import type { CueTime, OverlayContent } from '@rostrum/core/overlays';

/** What the site sends by itself (S3.4). The owner changes it on the page, for one event; here, for all. */
export const RUNNING_ORDER: readonly { readonly when: CueTime; readonly content: OverlayContent }[] = [
  {
    when: { after: 'live', seconds: 10 },
    content: {
      kind: 'poll', question: 'Where are you watching from?', options: ['Europe', 'The Americas', 'Asia', 'Elsewhere'],
      duration: 30, changeable: true, hidden: false,
    },
  },
  {
    when: { after: 'live', seconds: 75 },
    content: {
      kind: 'quiz', question: 'What carries a question into the picture?',
      answers: ['Timed metadata in the stream', 'A second video', 'The player guesses'], correct: 0, duration: 20,
    },
  },
  {
    when: { before: 'end', seconds: 300 },
    content: { kind: 'notice', title: 'Five minutes left', message: 'Thank you for watching.', duration: 15 },
  },
];
