import type { KeyboardEvent } from 'react';

/** Enter sends, with Shift it begins a line; one that ends the composition of a character does neither. */
export const sendOnEnter = (send: (pressed: KeyboardEvent) => unknown) => (pressed: KeyboardEvent): void => {
  if (pressed.key === 'Enter' && !pressed.shiftKey && !pressed.nativeEvent.isComposing) void send(pressed);
};
