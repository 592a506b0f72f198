import { forwardRef } from 'react';
import { englishOverlays } from '../labels/english/overlays.js';
import { useLabels } from '../shared/use-labels.js';
import { CardText, CardTitle, OverlayCard } from './overlay-card.js';
import { contentOf, type OverlayProps } from './overlay-props.js';

export type NoticeOverlayProps = OverlayProps;

/** A word to everybody (S2.11). */
export const NoticeOverlay = forwardRef<HTMLElement, NoticeOverlayProps>(function NoticeOverlay(
  { overlay, labels: own, ...rest },
  ref,
) {
  const labels = useLabels('overlays', englishOverlays, own);
  const content = contentOf(overlay, 'notice');
  if (!content) return null;
  return (
    <OverlayCard ref={ref} kind="notice" named={labels.kind.notice} overlay={overlay} labels={labels} timed {...rest}>
      <div>
        <CardTitle>{content.title}</CardTitle>
        <CardText>{content.message}</CardText>
      </div>
    </OverlayCard>
  );
});
