import { styled } from '../../shared/styled.js';

/** A line of a list: the kind, the title with what is to be known of it, and what can be done, below in a narrow panel. */
export const ListedOverlay = styled.div`
  display: grid;
  grid-template-columns: auto minmax(0, 1fr) auto;
  align-items: center;
  gap: var(--rostrum-space-1) var(--rostrum-space-3);
  padding: var(--rostrum-space-2) var(--rostrum-space-4);
  border-bottom: 1px solid var(--rostrum-line);
  & > svg { align-self: start; margin-top: 0.125rem; color: var(--rostrum-ink-quiet); }
  & > div { display: grid; min-width: 0; }
  & strong {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-weight: 600;
  }
  & > span { display: flex; align-items: center; justify-content: flex-end; gap: var(--rostrum-space-1); }
  @container (max-width: 24rem) { & > span:has(> :nth-child(3)) { grid-column: 2 / -1; } }
`;
