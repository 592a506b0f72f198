import { styled } from '../shared/styled.js';

/**
 * Stage and sidebar side by side; on a phone the stage on top, the tabs below it, and the controls docked at the
 * bottom, within reach of the thumb.
 */
export const Screen = styled.div`
  container: rostrum-screen / inline-size;
  display: flex;
  flex-direction: column;
  box-sizing: border-box;
  height: 100%;
  min-height: 0;
  background: var(--rostrum-canvas);
  color: var(--rostrum-ink);
  font-family: var(--rostrum-font);
  font-size: var(--rostrum-text-m);
`;

export const ScreenHead = styled.header`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: var(--rostrum-space-2) var(--rostrum-space-4);
  flex: none;
  padding: var(--rostrum-space-2) var(--rostrum-space-4);
  min-height: 3.25rem;
  box-sizing: border-box;
  border-bottom: 1px solid var(--rostrum-line);
  background: var(--rostrum-surface);
  & > h1 {
    flex: 1 1 10rem;
    min-width: 0;
    margin: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--rostrum-text-l);
    font-weight: 650;
  }
`;

export const ScreenBody = styled.div`
  flex: 1;
  min-height: 0;
  display: grid;
  grid-template: minmax(0, 1fr) auto / minmax(0, 1fr) clamp(22rem, 30cqi, 27rem);
  grid-template-areas: 'stage side' 'dock side';
  @container rostrum-screen (max-width: 48rem) {
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    grid-template-areas: 'stage' 'side' 'dock';
  }
`;

export const StageArea = styled.main`
  grid-area: stage;
  min-height: 0;
  min-width: 0;
  background: var(--rostrum-stage);
  @container rostrum-screen (max-width: 48rem) { height: max(13rem, 56.25cqi); max-height: 42dvh; }
`;

export const SideArea = styled.aside`
  grid-area: side;
  display: flex;
  flex-direction: column;
  min-height: 0;
  min-width: 0;
  border-inline-start: 1px solid var(--rostrum-line);
  background: var(--rostrum-surface);
  @container rostrum-screen (max-width: 48rem) { border-inline-start: 0; }
  /* The panel fills the side, and its own parts scroll. */
  & > [role='tabpanel'] > section { flex: 1; }
`;

export const DockArea = styled.footer`
  grid-area: dock;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: center;
  gap: var(--rostrum-space-2) var(--rostrum-space-3);
  min-height: 3.75rem;
  box-sizing: border-box;
  padding: var(--rostrum-space-2) var(--rostrum-space-4);
  border-top: 1px solid var(--rostrum-line);
  background: var(--rostrum-surface);
  @container rostrum-screen (max-width: 48rem) { padding-bottom: max(var(--rostrum-space-2), env(safe-area-inset-bottom)); }
`;
