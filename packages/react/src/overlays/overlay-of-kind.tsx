import { CallToAction } from './call-to-action.js';
import { CelebrationOverlay } from './celebration-overlay.js';
import { LowerThird } from './lower-third.js';
import { NoticeOverlay } from './notice-overlay.js';
import type { QuestionOverlayProps } from './overlay-props.js';
import { PollOverlay } from './poll-overlay.js';
import { ProductOverlay } from './product-overlay.js';
import { QuizOverlay } from './quiz-overlay.js';

/** The component of the overlay's kind; nothing while its content is being fetched. */
export function OverlayOfKind({ onAnswer, ...props }: QuestionOverlayProps) {
  switch (props.overlay.content?.kind) {
    case 'quiz': return <QuizOverlay {...props} onAnswer={onAnswer} />;
    case 'poll': return <PollOverlay {...props} onAnswer={onAnswer} />;
    case 'product': return <ProductOverlay {...props} />;
    case 'notice': return <NoticeOverlay {...props} />;
    case 'celebration': return <CelebrationOverlay {...props} />;
    case 'lower-third': return <LowerThird {...props} />;
    case 'call-to-action': return <CallToAction {...props} />;
    default: return null;
  }
}
