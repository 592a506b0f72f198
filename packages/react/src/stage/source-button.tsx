import type { ButtonHTMLAttributes } from 'react';
import { Button } from '../shared/button.js';
import type { IconShape } from '../shared/icons.js';
import { styled } from '../shared/styled.js';

const Switch = styled(Button)<{ $off: boolean }>`
  ${({ $off }) => $off && `
    background: var(--rostrum-warn-soft);
    color: var(--rostrum-warn-ink);
    border-color: var(--rostrum-warn-ink);
    &&:hover:not(:disabled) { background: var(--rostrum-warn-soft); }
  `}
  &[aria-disabled='true'] { cursor: not-allowed; }
`;

interface SourceButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly state: 'on' | 'off' | 'held';
  /** On and off. */
  readonly icons: readonly [IconShape, IconShape];
  /** What a click does while it is on, and while it is off. */
  readonly names: readonly [string, string];
  readonly held: string;
}

/** Microphone or camera. Its name says what a click does, so it carries no pressed state besides. */
export function SourceButton({ state, icons, names, held, 'aria-pressed': _, ...rest }: SourceButtonProps) {
  const on = state === 'on';
  return (
    <Switch $off={!on} icon={icons[on ? 0 : 1]} iconOnly={state === 'held' ? held : names[on ? 0 : 1]} data-state={state} {...rest} />
  );
}
