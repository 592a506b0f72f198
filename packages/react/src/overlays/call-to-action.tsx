import { forwardRef } from 'react';
import { englishOverlays } from '../labels/english/overlays.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { CardText, CardTitle, OverlayCard } from './overlay-card.js';
import { OverlayLink } from './overlay-link.js';
import { contentOf, type OverlayProps } from './overlay-props.js';

export type CallToActionProps = OverlayProps;

const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: var(--rostrum-space-3);
  & > div { flex: 1 1 12rem; }
`;

/** A button that leads somewhere, until it is stopped. */
export const CallToAction = forwardRef<HTMLElement, CallToActionProps>(function CallToAction(
  { overlay, labels: own, ...rest },
  ref,
) {
  const labels = useLabels('overlays', englishOverlays, own);
  const content = contentOf(overlay, 'call-to-action');
  if (!content) return null;
  const { title, message, link, button } = content;
  return (
    <OverlayCard
      ref={ref} kind="call-to-action" named={labels.kind['call-to-action']} overlay={overlay} labels={labels} {...rest}
    >
      <Row>
        <div>
          <CardTitle>{title}</CardTitle>
          {message && <CardText>{message}</CardText>}
        </div>
        <OverlayLink href={link} newTab={labels.newTab}>{button}</OverlayLink>
      </Row>
    </OverlayCard>
  );
});
