import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Button, type ButtonProps } from './button.js';
import { Floating } from './floating.js';
import { focusRing } from './focus-ring.js';
import { Icon } from './icon.js';
import * as icons from './icons.js';
import type { IconShape } from './icons.js';
import { styled } from './styled.js';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon?: IconShape | undefined;
  /** A line above it: another kind of thing begins. */
  readonly apart?: boolean | undefined;
  /** One of several that exclude each other, and whether it is the chosen one. */
  readonly checked?: boolean | undefined;
  onChoose(): void;
}

export interface MenuProps extends Omit<ButtonProps, 'iconOnly'> {
  /** The name of the button and of the menu. */
  readonly label: string;
  readonly items: readonly MenuItem[];
}

const Rule = styled.div`
  margin: var(--rostrum-space-1) 0;
  border-top: 1px solid var(--rostrum-line);
`;
const Item = styled.div`
  display: flex;
  align-items: center;
  gap: var(--rostrum-space-2);
  min-height: calc(var(--rostrum-target) + 0.125rem);
  padding: 0 0.75rem 0 0.5rem;
  border-radius: var(--rostrum-radius-s);
  cursor: pointer;
  white-space: nowrap;
  & > svg { color: var(--rostrum-ink-quiet); }
  &:hover, &:focus { background: var(--rostrum-accent-soft); }
  ${focusRing}
  &:focus-visible { outline-offset: -2px; }
`;

/** A button with a menu, by the ARIA pattern: arrows, Home, End and first letters move; Escape closes. */
export function Menu({ label, items, children, icon = icons.more, ...button }: MenuProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = useCallback(() => setOpen(false), []);

  useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  }, [open]);

  const choose = (item: MenuItem) => {
    setOpen(false);
    anchor.current?.focus();
    item.onChoose();
  };
  return (
    <>
      <Button
        ref={anchor} icon={icon} {...(!children && { iconOnly: label })} aria-haspopup="menu" aria-expanded={open}
        {...(open && { 'aria-controls': id })} {...button} onClick={() => setOpen(!open)}
      >
        {children}
      </Button>
      {open && (
        <Floating anchor={anchor} onClose={close} role="menu" id={id} aria-label={label}>
          <div ref={list} role="presentation" onKeyDown={(pressed) => moveIn(list.current!, pressed, close)}>
            {items.map((item) => <MenuRow key={item.key} item={item} onChoose={() => choose(item)} />)}
          </div>
        </Floating>
      )}
    </>
  );
}

function MenuRow({ item, onChoose }: { readonly item: MenuItem; onChoose(): void }) {
  const { label, icon, apart, checked } = item;
  return (
    <>
      {apart && <Rule role="separator" />}
      <Item
        role={checked === undefined ? 'menuitem' : 'menuitemradio'} tabIndex={-1}
        {...(checked !== undefined && { 'aria-checked': checked })}
        onClick={onChoose}
        onKeyDown={(pressed) => {
          if (pressed.key !== 'Enter' && pressed.key !== ' ') return;
          pressed.preventDefault();
          onChoose();
        }}
      >
        {checked !== undefined && <Icon shape={icons.check} size={16} opacity={checked ? 1 : 0} />}
        {icon && <Icon shape={icon} size={16} />}
        {label}
      </Item>
    </>
  );
}

function moveIn(list: HTMLElement, pressed: KeyboardEvent, close: () => void): void {
  const items = [...list.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (pressed.key === 'Tab') return close();
  const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[pressed.key];
  const letter = pressed.key.length === 1 ? pressed.key.toLocaleLowerCase() : undefined;
  const named = letter && [...items.slice(at + 1), ...items.slice(0, at + 1)]
    .find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(letter));
  const next = step === undefined ? named : items[(step + items.length) % items.length];
  if (!next) return;
  pressed.preventDefault();
  next.focus();
}
