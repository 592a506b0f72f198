import { useId } from 'react';
import type { OverlayKind } from '@rostrum/core/overlays';
import type { OverlaysLabels } from '../../labels/index.js';
import { Icon } from '../../shared/icon.js';
import { Hidden } from '../../shared/panel.js';
import { styled } from '../../shared/styled.js';
import { kindIcons } from '../kind-icons.js';

const Grid = styled.fieldset`
  display: grid;
  grid-template-columns: repeat(4, minmax(0, 1fr));
  gap: var(--rostrum-space-1);
  min-width: 0;
  margin: 0;
  padding: 0;
  border: 0;
`;
const Kind = styled.label`
  position: relative;
  display: grid;
  justify-items: center;
  align-content: center;
  gap: 0.1875rem;
  min-height: 3.5rem;
  padding: var(--rostrum-space-1) 0.125rem;
  box-sizing: border-box;
  border: 1px solid var(--rostrum-line);
  border-radius: var(--rostrum-radius-m);
  background: var(--rostrum-surface);
  color: var(--rostrum-ink-quiet);
  font-size: 0.6875rem;
  font-weight: 550;
  line-height: 1.15;
  text-align: center;
  overflow-wrap: normal;
  hyphens: auto;
  cursor: pointer;
  &:hover { color: var(--rostrum-ink); border-color: var(--rostrum-line-strong); }
  &:has(:checked) { border-color: var(--rostrum-accent); background: var(--rostrum-accent-soft); color: var(--rostrum-accent-ink); }
  &:has(:focus-visible) { outline: var(--rostrum-focus); outline-offset: 2px; }
  & > input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
`;

interface KindPickerProps {
  readonly value: OverlayKind;
  readonly labels: OverlaysLabels;
  onChoose(kind: OverlayKind): void;
}

/** What is to be sent: one of seven, moved through with the arrows as any group of radio buttons. */
export function KindPicker({ value, labels, onChoose }: KindPickerProps) {
  const name = useId();
  return (
    <Grid>
      <Hidden as="legend">{labels.console.whichKind}</Hidden>
      {(Object.keys(kindIcons) as OverlayKind[]).map((kind) => (
        <Kind key={kind}>
          <input type="radio" name={name} checked={kind === value} onChange={() => onChoose(kind)} />
          <Icon shape={kindIcons[kind]} size={20} />
          {labels.kind[kind]}
        </Kind>
      ))}
    </Grid>
  );
}
