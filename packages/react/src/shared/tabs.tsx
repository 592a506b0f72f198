import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { focusRing } from './focus-ring.js';
import { Icon } from './icon.js';
import type { IconShape } from './icons.js';
import { Hidden } from './panel.js';
import { styled } from './styled.js';
import { stepByKey } from './step-by-key.js';

export interface Tab<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly icon?: IconShape | undefined;
  /** Shown after the label. */
  readonly count?: number | undefined;
  /** Said instead of the bare count. */
  readonly countLabel?: string | undefined;
  /** The count is news. */
  readonly fresh?: boolean | undefined;
}

export interface TabsProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  readonly value: Key;
  onValueChange(key: NoInfer<Key>): void;
  /** Tabs of a screen are larger than those of a panel. */
  readonly size?: 's' | 'm';
  readonly children: ReactNode;
}

const List = styled.div<{ $large: boolean }>`
  display: flex;
  flex: none;
  gap: ${({ $large }) => ($large ? '0' : '0.125rem')};
  padding: 0 ${({ $large }) => ($large ? 'var(--rostrum-space-2)' : 'var(--rostrum-space-3)')};
  border-bottom: 1px solid var(--rostrum-line);
  overflow-x: auto;
  scrollbar-width: none;
`;
const TabButton = styled.button<{ $large: boolean }>`
  position: relative;
  display: inline-flex;
  align-items: center;
  justify-content: center;
  flex-direction: ${({ $large }) => ($large ? 'column' : 'row')};
  gap: ${({ $large }) => ($large ? '0.1875rem' : '0.375rem')};
  flex: ${({ $large }) => ($large ? '1 0 auto' : 'none')};
  min-height: ${({ $large }) => ($large ? '3.5rem' : 'calc(var(--rostrum-target) + 0.25rem)')};
  padding: 0 ${({ $large }) => ($large ? '0.1875rem' : '0.5rem')};
  border: 0;
  background: none;
  color: var(--rostrum-ink-quiet);
  font: 550 var(--rostrum-text-${({ $large }) => ($large ? 'xs' : 's')}) / 1 var(--rostrum-font);
  white-space: nowrap;
  cursor: pointer;
  &:hover { color: var(--rostrum-ink); }
  &[aria-selected='true'] { color: var(--rostrum-ink); }
  &[aria-selected='true']::after {
    content: '';
    position: absolute;
    inset: auto 0.375rem -1px;
    height: 2px;
    border-radius: 2px 2px 0 0;
    background: var(--rostrum-accent);
  }
  ${focusRing}
  &:focus-visible { outline-offset: -3px; border-radius: var(--rostrum-radius-s); }
`;
const Count = styled.span<{ $fresh: boolean; $corner: boolean }>`
  ${({ $corner }) => $corner && 'position: absolute; inset-block-start: 0.3125rem; inset-inline-start: calc(50% + 0.375rem);'}
  min-width: 0.625rem;
  padding: 0 0.3125rem;
  border-radius: var(--rostrum-radius-full);
  font-size: 0.6875rem;
  font-weight: 650;
  line-height: 1.125rem;
  text-align: center;
  font-variant-numeric: tabular-nums;
  background: ${({ $fresh }) => ($fresh ? 'var(--rostrum-accent)' : 'var(--rostrum-accent-soft)')};
  color: ${({ $fresh }) => ($fresh ? 'var(--rostrum-on-accent)' : 'var(--rostrum-accent-ink)')};
`;
const TabPanel = styled.div`
  display: flex;
  flex-direction: column;
  flex: 1;
  min-height: 0;
  &:focus-visible { outline: var(--rostrum-focus); outline-offset: -2px; }
`;

/** Tabs by the ARIA pattern: arrows, Home and End move and choose; one panel, of the chosen tab. */
export function Tabs<Key extends string>({ label, tabs, value, onValueChange, size = 's', children }: TabsProps<Key>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (pressed: KeyboardEvent) => {
    // Up and down scroll the page.
    if (pressed.key === 'ArrowUp' || pressed.key === 'ArrowDown') return;
    const index = stepByKey(pressed, tabs.findIndex(({ key }) => key === value), tabs.length);
    if (index === undefined) return;
    pressed.preventDefault();
    onValueChange(tabs[index]!.key);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus();
  };
  return (
    <>
      <List ref={list} role="tablist" aria-label={label} onKeyDown={move} $large={size === 'm'}>
        {tabs.map(({ key, label: name, icon, count, countLabel, fresh = false }) => (
          <TabButton
            key={key} type="button" role="tab" id={`${id}-${key}`} aria-controls={`${id}-panel`} $large={size === 'm'}
            aria-selected={key === value} tabIndex={key === value ? 0 : -1} onClick={() => onValueChange(key)}
          >
            {icon && <Icon shape={icon} size={size === 'm' ? 19 : 16} />}
            {/* A space, or the count is read as a part of the word. */}
            {`${name} `}
            {!!count && (
              <Count $fresh={fresh} $corner={size === 'm'} aria-hidden={countLabel !== undefined || undefined}>
                {count > 99 ? '99+' : count}
              </Count>
            )}
            {!!count && countLabel && <Hidden>{countLabel}</Hidden>}
          </TabButton>
        ))}
      </List>
      <TabPanel id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${value}`} tabIndex={-1}>
        {children}
      </TabPanel>
    </>
  );
}
