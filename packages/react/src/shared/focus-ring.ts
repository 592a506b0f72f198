/** The same ring on everything that takes the keyboard; a gap keeps it visible on every ground. */
export const focusRing = `
  &:focus-visible { outline: var(--rostrum-focus); outline-offset: 2px; }
`;

/** Where words do not fit: one line, cut at the end. */
export const oneLine = `
  min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
`;

export const hiddenFromSight = `
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; border: 0;
`;
