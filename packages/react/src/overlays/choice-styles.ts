import { focusRing } from '../shared/focus-ring.js';
import { styled } from '../shared/styled.js';

export const Choices = styled.div`
  display: grid;
  gap: var(--rostrum-space-2);
`;

export const Choice = styled.button`
  position: relative;
  isolation: isolate;
  display: grid;
  /* The last is for the shares, so that nothing moves under the finger when they come. */
  grid-template-columns: auto minmax(0, 1fr) minmax(2.25rem, auto);
  align-items: center;
  gap: var(--rostrum-space-3);
  min-height: calc(var(--rostrum-target) + 0.5rem);
  padding: var(--rostrum-space-2) var(--rostrum-space-3) var(--rostrum-space-2) var(--rostrum-space-2);
  border: 1px solid var(--rostrum-line-strong);
  border-radius: var(--rostrum-radius-m);
  background: var(--rostrum-surface);
  color: var(--rostrum-ink);
  font: var(--rostrum-text-m) / 1.35 var(--rostrum-font);
  text-align: start;
  cursor: pointer;
  transition: border-color var(--rostrum-fast), background var(--rostrum-fast);
  ${focusRing}
  &:hover:not([aria-disabled='true']) { border-color: var(--rostrum-accent); background: var(--rostrum-accent-soft); }
  &[aria-disabled='true'] { border-color: var(--rostrum-line); cursor: default; }
  &[aria-busy='true'] { cursor: progress; opacity: 0.7; }
  &[data-state='own'] { border-color: var(--rostrum-accent); box-shadow: inset 0 0 0 1px var(--rostrum-accent); }
  &[data-state='right'] { border-color: var(--rostrum-good-ink); box-shadow: inset 0 0 0 1px var(--rostrum-good-ink); font-weight: 600; }
  &[data-state='wrong'] { border-color: var(--rostrum-warn-ink); }
  &[data-most] { font-weight: 600; }
`;

/** The number that chooses it; later, whether it is the own one and whether it is right. */
export const Mark = styled.span`
  display: grid;
  place-items: center;
  width: 1.5rem;
  height: 1.5rem;
  border-radius: var(--rostrum-radius-s);
  background: var(--rostrum-sunken);
  color: var(--rostrum-ink-quiet);
  font-size: var(--rostrum-text-s);
  font-weight: 600;
  font-variant-numeric: tabular-nums;
  [data-state='own'] > & { background: var(--rostrum-accent); color: var(--rostrum-on-accent); }
  [data-state='right'] > & { background: var(--rostrum-good-ink); color: var(--rostrum-raised); }
  [data-state='wrong'] > & { background: var(--rostrum-warn-ink); color: var(--rostrum-raised); }
`;

export const Fill = styled.span`
  position: absolute;
  z-index: -1;
  inset: 0;
  border-radius: calc(var(--rostrum-radius-m) - 1px);
  --bar: var(--rostrum-accent);
  background: linear-gradient(to top, var(--bar) 3px, var(--rostrum-accent-soft) 3px);
  clip-path: inset(0 calc(100% - var(--share)) 0 0);
  transition: clip-path var(--rostrum-slow);
  &:dir(rtl) { transform: scaleX(-1); }
  [data-state='right'] > & { --bar: var(--rostrum-good-ink); }
`;

export const Share = styled.span`
  text-align: end;
  font-variant-numeric: tabular-nums;
  & > b { font-weight: 650; }
`;
