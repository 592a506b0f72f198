import type { CSSProperties } from 'react';
import type { OverlayKind } from '@rostrum/core/overlays';
import { panelOnDemand } from '../shared/panel-on-demand.js';
import type { CallToActionProps } from './call-to-action.js';
import type { CelebrationOverlayProps } from './celebration-overlay.js';
import type { LowerThirdProps } from './lower-third.js';
import type { NoticeOverlayProps } from './notice-overlay.js';
import { contentOf, type OverlayProps } from './overlay-props.js';
import type { PollOverlayProps } from './poll-overlay.js';
import type { ProductOverlayProps } from './product-overlay.js';
import type { QuizOverlayProps } from './quiz-overlay.js';

const card = (minHeight: string): CSSProperties => ({
  minHeight,
  border: '1px solid var(--rostrum-line)',
  borderRadius: 'var(--rostrum-radius-l)',
  background: 'var(--rostrum-raised)',
  boxShadow: 'var(--rostrum-elevation-2)',
});
/** A line for each choice. */
const questionCard = ({ length }: readonly string[]) =>
  card(`calc(${length + 5.2}rem + ${length + 1} * var(--rostrum-target))`);
const textCard = card('calc(5.2rem + var(--rostrum-target))');
const linkCard = card('calc(5.2rem + 2 * var(--rostrum-target))');
const productCard = card('calc(10rem + var(--rostrum-target))');
const plate: CSSProperties = {
  display: 'inline-block', width: '18rem', maxWidth: '100%', minHeight: '4.5rem',
  borderRadius: 'var(--rostrum-radius-s)', background: 'var(--rostrum-stage)',
};

/** Nothing keeps a place while the content is being fetched: there is nothing to draw then. */
const placed = (kind: OverlayKind, place: CSSProperties) => ({ overlay }: Pick<OverlayProps, 'overlay'>) =>
  contentOf(overlay, kind) && place;

/** A vote: open, closing two seconds before its time is over, then the result for ten (S2.12). */
export const PollOverlay = panelOnDemand<HTMLElement, PollOverlayProps>(
  () => import('./cards.js').then((loaded) => loaded.PollOverlay),
  ({ overlay: { content } }) => (content?.kind === 'poll' ? questionCard(content.options) : undefined),
);

/** One question with a right answer, against time; the right one is shown once the viewer has answered (S2.11). */
export const QuizOverlay = panelOnDemand<HTMLElement, QuizOverlayProps>(
  () => import('./cards.js').then((loaded) => loaded.QuizOverlay),
  ({ overlay: { content } }) => (content?.kind === 'quiz' ? questionCard(content.answers) : undefined),
);

/** Something for sale: picture, price, what it is, and where to get it (S2.11). */
export const ProductOverlay = panelOnDemand<HTMLElement, ProductOverlayProps>(
  () => import('./cards.js').then((loaded) => loaded.ProductOverlay), placed('product', productCard),
);

/** A word to everybody (S2.11). */
export const NoticeOverlay = panelOnDemand<HTMLElement, NoticeOverlayProps>(
  () => import('./cards.js').then((loaded) => loaded.NoticeOverlay), placed('notice', textCard),
);

/** A button that leads somewhere, until it is stopped. */
export const CallToAction = panelOnDemand<HTMLElement, CallToActionProps>(
  () => import('./cards.js').then((loaded) => loaded.CallToAction), placed('call-to-action', linkCard),
);

/** Who is speaking: dark in every theme, as it belongs to the picture. */
export const LowerThird = panelOnDemand<HTMLElement, LowerThirdProps>(
  () => import('./cards.js').then((loaded) => loaded.LowerThird), placed('lower-third', plate),
);

/** Ten seconds of confetti over the whole picture; nothing moves for those who ask for less motion (S2.11). */
export const CelebrationOverlay = panelOnDemand<HTMLElement, CelebrationOverlayProps>(
  () => import('./cards.js').then((loaded) => loaded.CelebrationOverlay),
  // Has no place of its own: it is over the others.
  () => undefined,
);
