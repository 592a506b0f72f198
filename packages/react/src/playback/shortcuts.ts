import type { KeyboardEvent } from 'react';

/** What a key does while the focus is inside the player. */
export type Shortcut = 'play' | 'sound' | 'full-screen' | 'captions' | 'louder' | 'quieter';

const keys: Readonly<Record<string, Shortcut>> = {
  ' ': 'play', k: 'play', m: 'sound', f: 'full-screen', c: 'captions', ArrowUp: 'louder', ArrowDown: 'quieter',
};
/** They have a use of their own for keys: words, menus, sliders, and whatever a page puts over the picture. */
const OCCUPIED = 'input, textarea, select, [contenteditable], [role^="menu"], [role="dialog"], [data-over-picture]';
const PRESSABLE = 'button, a[href], summary';

/** The shortcut that was pressed, unless what has the focus needs the key itself. */
export function shortcutOf(pressed: KeyboardEvent): Shortcut | undefined {
  if (pressed.defaultPrevented || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  const on = pressed.target as Element;
  if (on.closest(OCCUPIED) || (pressed.key === ' ' && on.closest(PRESSABLE))) return undefined;
  // With caps lock or shift it is the same key.
  return keys[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key];
}
