import { forwardRef } from 'react';
import { englishOverlays } from '../labels/english/overlays.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { contentOf, type OverlayProps } from './overlay-props.js';

export type LowerThirdProps = OverlayProps;

const Plate = styled.section`
  display: inline-block;
  box-sizing: border-box;
  max-width: min(100%, 34rem);
  padding: var(--rostrum-space-3) var(--rostrum-space-5) var(--rostrum-space-3) var(--rostrum-space-4);
  border-inline-start: 0.3125rem solid var(--rostrum-accent);
  border-radius: var(--rostrum-radius-s);
  background: var(--rostrum-stage);
  color: var(--rostrum-on-stage);
  box-shadow: 0 0 0 1px rgb(255 255 255 / 0.14), var(--rostrum-elevation-2);
  font: var(--rostrum-text-m) / 1.3 var(--rostrum-font);
  text-align: start;
  overflow-wrap: anywhere;
  & > strong { display: block; font-size: var(--rostrum-text-xl); font-weight: 650; line-height: 1.2; }
  & > span { color: var(--rostrum-on-stage-quiet); font-size: var(--rostrum-text-l); }
  @container (max-width: 34rem) {
    padding: var(--rostrum-space-2) var(--rostrum-space-4) var(--rostrum-space-2) var(--rostrum-space-3);
    & > strong { font-size: var(--rostrum-text-l); }
    & > span { font-size: var(--rostrum-text-s); }
  }
`;

/** Who is speaking: dark in every theme, as it belongs to the picture. */
export const LowerThird = forwardRef<HTMLElement, LowerThirdProps>(function LowerThird(
  { overlay, labels: own, render, onDismiss: _, ...rest },
  ref,
) {
  const labels = useLabels('overlays', englishOverlays, own);
  const content = contentOf(overlay, 'lower-third');
  if (!content) return null;
  return (
    <Plate ref={ref} aria-label={labels.kind['lower-third']} {...rootAs(render, {})} data-kind="lower-third" {...rest}>
      <strong>{content.name}</strong>
      {content.title && <span>{content.title}</span>}
    </Plate>
  );
});
