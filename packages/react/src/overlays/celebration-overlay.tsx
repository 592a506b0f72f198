import { forwardRef, useMemo, type CSSProperties } from 'react';
import { englishOverlayNews } from '../labels/english/overlay-news.js';
import { englishOverlays } from '../labels/english/overlays.js';
import { rootAs } from '../shared/rendered.js';
import { Hidden } from '../shared/panel.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { confetti } from './confetti.js';
import { contentOf, type OverlayProps } from './overlay-props.js';

export type CelebrationOverlayProps = OverlayProps & {
  /** For a preview: nothing moves for anybody. */
  readonly still?: boolean;
};

const Sky = styled.section`
  position: absolute;
  inset: 0;
  overflow: hidden;
  container-type: size;
  /* Whatever lies behind can still be clicked. */
  pointer-events: none;
  & > i {
    position: absolute;
    inset-block-start: -1.25rem;
    inset-inline-start: var(--x);
    width: var(--width);
    height: var(--height);
    border-radius: var(--round);
    background: var(--colour);
    box-shadow: 0 0 0 0.5px rgb(0 0 0 / 0.25);
    animation: rostrum-fall var(--time) var(--wait) linear both;
  }
  @keyframes rostrum-fall {
    from { transform: translate(0, 0) rotate3d(1, 0.4, 0.3, 0deg); opacity: 1; }
    50% { transform: translate(var(--sway), 55cqb) rotate3d(1, 0.4, 0.3, calc(var(--turn) / 2)); opacity: 1; }
    90% { opacity: 1; }
    to { transform: translate(0, calc(100cqb + 2.5rem)) rotate3d(1, 0.4, 0.3, var(--turn)); opacity: 0; }
  }
  /* The same joy, held still: the pieces lie where they would have flown by. */
  &[data-still] > i { animation: none; inset-block-start: var(--y); transform: rotate(var(--turn)); }
  @media (prefers-reduced-motion: reduce) {
    & > i { animation: none; inset-block-start: var(--y); transform: rotate(var(--turn)); }
  }
`;

/** Ten seconds of confetti over the whole picture; nothing moves for those who ask for less motion (S2.11). */
export const CelebrationOverlay = forwardRef<HTMLElement, CelebrationOverlayProps>(function CelebrationOverlay(
  { overlay, labels: own, render, still = false, onDismiss: _, ...rest },
  ref,
) {
  const { kind } = useLabels('overlays', englishOverlays, own);
  const { news } = useLabels('overlays', englishOverlayNews, own);
  const { id, phaseLength } = overlay;
  const pieces = useMemo(() => confetti(id, phaseLength ?? 10_000), [id, phaseLength]);
  if (!contentOf(overlay, 'celebration')) return null;
  return (
    <Sky
      ref={ref} aria-label={kind.celebration} {...rootAs(render, {})} {...(still && { 'data-still': '' })}
      data-kind="celebration" {...rest}
    >
      <Hidden>{news.celebration}</Hidden>
      {pieces.map((piece, at) => <i key={at} aria-hidden="true" style={piece as CSSProperties} />)}
    </Sky>
  );
});
