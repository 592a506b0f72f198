import { forwardRef, type KeyboardEvent, type ReactNode } from 'react';
import type { OverlayKind } from '@rostrum/core/overlays';
import type { ViewerLabels } from '../labels/index.js';
import { Button } from '../shared/button.js';
import { chain } from '../shared/chain.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import { rootAs } from '../shared/rendered.js';
import { styled } from '../shared/styled.js';
import { kindIcons } from './kind-icons.js';
import type { OverlayProps } from './overlay-props.js';
import { TimeBar, TimeText } from './time-bar.js';

const Card = styled.section`
  position: relative;
  display: flex;
  flex-direction: column;
  box-sizing: border-box;
  min-width: 0;
  max-height: 100%;
  overflow: hidden;
  border: 1px solid var(--rostrum-line);
  border-radius: var(--rostrum-radius-l);
  background: var(--rostrum-raised);
  color: var(--rostrum-ink);
  box-shadow: var(--rostrum-elevation-2);
  font: var(--rostrum-text-m) / 1.45 var(--rostrum-font);
  text-align: start;
  overflow-wrap: anywhere;
`;
const Head = styled.div`
  display: flex;
  align-items: center;
  gap: var(--rostrum-space-2);
  flex: none;
  min-height: calc(var(--rostrum-target) + 0.5rem);
  padding: 0 var(--rostrum-space-2) 0 var(--rostrum-space-4);
  color: var(--rostrum-ink-quiet);
  font-size: var(--rostrum-text-s);
  & > strong { margin-inline-end: auto; font-weight: 600; }
  & > [role='timer']:last-child { padding-inline-end: var(--rostrum-space-2); }
`;
const Body = styled.div`
  display: grid;
  gap: var(--rostrum-space-3);
  min-height: 0;
  overflow-y: auto;
  overscroll-behavior: contain;
  padding: 0 var(--rostrum-space-4) var(--rostrum-space-4);
`;
export const CardTitle = styled.h2`
  margin: 0;
  font-size: var(--rostrum-text-l);
  font-weight: 650;
  line-height: 1.3;
  text-wrap: pretty;
`;
export const CardText = styled.p`
  margin: 0;
  white-space: pre-line;
`;

type CardProps = Omit<OverlayProps, 'labels'> & {
  readonly kind: OverlayKind;
  readonly labels: ViewerLabels;
  readonly named: string;
  /** The phase that is on has an end worth counting down to. */
  readonly timed?: boolean;
  readonly children: ReactNode;
};

/** The ground of all overlays that are read: what it is, how long it stays, a way to close it. */
export const OverlayCard = forwardRef<HTMLElement, CardProps>(function OverlayCard(
  { overlay, kind, labels, named, timed = false, render, onDismiss, onKeyDown, children, ...rest },
  ref,
) {
  const escape = (pressed: KeyboardEvent<HTMLElement>) => {
    if (pressed.key !== 'Escape' || !onDismiss) return;
    // What lies behind has not been asked to close.
    pressed.stopPropagation();
    onDismiss();
  };
  return (
    <Card
      ref={ref} aria-label={named} {...rootAs(render, {})} data-kind={kind} data-phase={overlay.phase} {...rest}
      onKeyDown={chain(onKeyDown, escape)}
    >
      {timed && <TimeBar overlay={overlay} />}
      <Head>
        <Icon shape={kindIcons[kind]} size={16} />
        <strong>{labels.kind[kind]}</strong>
        {timed && <TimeText overlay={overlay} labels={labels} />}
        {onDismiss && (
          <Button size="s" tone="quiet" icon={icons.close} iconOnly={labels.dismiss(labels.kind[kind])} onClick={onDismiss} />
        )}
      </Head>
      <Body>{children}</Body>
    </Card>
  );
});
