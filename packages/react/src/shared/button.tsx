import { forwardRef, type ButtonHTMLAttributes, type MouseEvent } from 'react';
import { focusRing } from './focus-ring.js';
import { Icon } from './icon.js';
import type { IconShape } from './icons.js';
import { styled } from './styled.js';

/**
 * `accent` for the one thing to do next, `plain` for the rest, `quiet` inside rows, `strong` for what cannot be taken
 * back, `on-air` only for going on air.
 */
export type ButtonTone = 'accent' | 'plain' | 'quiet' | 'strong' | 'on-air';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly tone?: ButtonTone;
  readonly size?: 's' | 'm';
  readonly icon?: IconShape;
  /** Asked and not yet answered: keeps the focus, takes no second click. */
  readonly busy?: boolean;
  /** The name of a button that shows only its icon. */
  readonly iconOnly?: string;
}

const tones: Record<ButtonTone, string> = {
  accent: `background: var(--rostrum-accent); color: var(--rostrum-on-accent); border-color: transparent;
    &:hover:not(:disabled) { background: var(--rostrum-accent-hover); }`,
  plain: `background: var(--rostrum-raised); color: var(--rostrum-ink); border-color: var(--rostrum-line-strong);
    &:hover:not(:disabled) { background: var(--rostrum-sunken); }`,
  quiet: `background: transparent; color: var(--rostrum-ink-quiet); border-color: transparent;
    &:hover:not(:disabled) { background: var(--rostrum-accent-soft); color: var(--rostrum-accent-ink); }
    &[aria-pressed='true'] { background: var(--rostrum-accent-soft); color: var(--rostrum-accent-ink); }`,
  strong: `background: var(--rostrum-ink); color: var(--rostrum-surface); border-color: transparent;
    &:hover:not(:disabled) { opacity: 0.88; }`,
  'on-air': `background: var(--rostrum-on-air); color: var(--rostrum-on-on-air); border-color: transparent;
    &:hover:not(:disabled) { filter: brightness(1.08); }`,
};

const Shape = styled.button<{ $tone: ButtonTone; $small: boolean; $square: boolean }>`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: var(--rostrum-space-2);
  flex: none;
  box-sizing: border-box;
  min-height: calc(var(--rostrum-target) ${({ $small }) => ($small ? '-' : '+')} 0.25rem);
  min-width: calc(var(--rostrum-target) ${({ $small }) => ($small ? '-' : '+')} 0.25rem);
  padding: 0 ${({ $small, $square }) => ($square ? '0' : $small ? '0.625rem' : '0.875rem')};
  border: 1px solid;
  border-radius: var(--rostrum-radius-s);
  font: 550 ${({ $small }) => ($small ? 'var(--rostrum-text-s)' : 'var(--rostrum-text-m)')} / 1.2 var(--rostrum-font);
  white-space: nowrap;
  cursor: pointer;
  transition: background var(--rostrum-fast), color var(--rostrum-fast);
  ${({ $tone }) => tones[$tone]}
  ${focusRing}
  &:disabled { cursor: not-allowed; opacity: 0.5; }
  &[aria-busy='true'] { cursor: progress; opacity: 0.7; }
`;

/** A button in the tones of the control room. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { tone = 'plain', size = 'm', icon, busy = false, iconOnly, onClick, children, ...rest },
  ref,
) {
  const click = (pressed: MouseEvent<HTMLButtonElement>) => {
    if (busy) pressed.preventDefault();
    else onClick?.(pressed);
  };
  return (
    <Shape
      ref={ref} type="button" $tone={tone} $small={size === 's'} $square={iconOnly !== undefined}
      {...(iconOnly !== undefined && { 'aria-label': iconOnly, title: iconOnly })}
      {...(busy && { 'aria-busy': true, 'aria-disabled': true })}
      {...rest} onClick={click}
    >
      {icon && <Icon shape={icon} size={size === 's' ? 16 : 18} />}
      {children}
    </Shape>
  );
});
