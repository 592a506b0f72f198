import { hiddenFromSight } from './focus-ring.js';
import { styled } from './styled.js';

/** The ground of every component that stands in a column: head, body that scrolls, foot. */
export const Panel = styled.section`
  container-type: inline-size;
  display: flex;
  flex-direction: column;
  min-height: 0;
  min-width: 0;
  background: var(--rostrum-surface);
  color: var(--rostrum-ink);
  font-family: var(--rostrum-font);
  font-size: var(--rostrum-text-m);
  line-height: 1.45;
  overflow-wrap: anywhere;
`;

export const PanelHead = styled.div`
  display: flex;
  align-items: center;
  flex-wrap: wrap;
  gap: var(--rostrum-space-2);
  padding: var(--rostrum-space-3) var(--rostrum-space-4);
  border-bottom: 1px solid var(--rostrum-line);
`;

export const PanelTitle = styled.h2`
  margin: 0;
  margin-inline-end: auto;
  font-size: var(--rostrum-text-m);
  font-weight: 650;
`;

export const PanelFoot = styled.div`
  padding: var(--rostrum-space-3) var(--rostrum-space-4);
  border-top: 1px solid var(--rostrum-line);
  background: var(--rostrum-surface);
`;

export const Quiet = styled.span`
  color: var(--rostrum-ink-quiet);
  font-size: var(--rostrum-text-s);
  font-variant-numeric: tabular-nums;
`;

export const Hidden = styled.span`${hiddenFromSight}`;
