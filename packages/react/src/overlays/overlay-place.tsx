import type { ReactNode, RefObject } from 'react';
import { styled } from '../shared/styled.js';
import { useBrowserLayoutEffect } from '../shared/use-browser-layout-effect.js';
import type { Placement } from './use-room.js';

/** What stands at the bottom of the window, such as the controls of a screen on a phone, stays free. */
const DOCK = 72;
const GAP = 8;

const Box = styled.div`
  position: absolute;
  inset: auto;
  box-sizing: border-box;
  display: flex;
  flex-direction: column;
  justify-content: flex-end;
  margin: 0;
  padding: 0;
  border: 0;
  background: none;
  overflow: visible;
  max-height: calc(100% - var(--overlay-clear) - 1rem);
  animation: rostrum-overlay-in var(--rostrum-slow) both;
  & > * { pointer-events: auto; }
  &[data-leaving] { animation: rostrum-overlay-out var(--rostrum-slow) both; pointer-events: none; }
  &[data-leaving] > * { pointer-events: none; }
  --from: translateY(1rem);
  @keyframes rostrum-overlay-in { from { opacity: 0; transform: var(--from); } }
  @keyframes rostrum-overlay-out { to { opacity: 0; transform: var(--from); } }
  @media (prefers-reduced-motion: reduce) { animation: none; &[data-leaving] { animation: none; } }

  &[data-placement='side'] {
    --from: translateX(1.5rem);
    &:dir(rtl) { --from: translateX(-1.5rem); }
    inset-block-end: var(--overlay-clear);
    inset-inline-end: max(1rem, env(safe-area-inset-right));
    width: clamp(19rem, 34cqi, 25rem);
  }
  &[data-placement='lower'] {
    inset-block-end: var(--overlay-clear);
    inset-inline: max(1rem, env(safe-area-inset-left)) max(1rem, env(safe-area-inset-right));
    max-width: 34rem;
  }
  &[data-placement='banner'] {
    --from: translateX(-1.5rem);
    &:dir(rtl) { --from: translateX(1.5rem); }
    inset-block-end: var(--overlay-clear);
    inset-inline: max(4cqi, 0.75rem, env(safe-area-inset-left)) 0.75rem;
    align-items: flex-start;
    pointer-events: none;
  }
  &[data-placement='full'] {
    --from: none;
    inset: 0;
    max-height: none;
    pointer-events: none;
    & > * { pointer-events: none; }
  }
  &[data-placement='cover'] { inset: 0.5rem; max-height: none; justify-content: center; }
  &[data-placement='below'] {
    --from: translateY(-1rem);
    position: fixed;
    justify-content: flex-start;
    color: inherit;
    z-index: 5;
  }
`;

export interface OverlayPlaceProps {
  readonly place: RefObject<HTMLDivElement | null>;
  /** The ground that it stands on or hangs below; takes the focus when the overlay goes away with it. */
  readonly ground: RefObject<HTMLDivElement | null>;
  readonly placement: Placement;
  readonly leaving: boolean;
  readonly children: ReactNode;
}

export function OverlayPlace({ place, ground, placement, leaving, children }: OverlayPlaceProps) {
  useBrowserLayoutEffect(() => {
    const [box, below] = [place.current!, ground.current!];
    return () => {
      if (box.contains(document.activeElement)) below.focus({ preventScroll: true });
    };
  }, [place, ground]);

  useBrowserLayoutEffect(() => {
    if (placement !== 'below') return;
    const [box, picture] = [place.current!, ground.current!];
    // In the top layer, or the frame of a player would cut it off.
    if (typeof box.showPopover === 'function') {
      box.popover = 'manual';
      box.showPopover();
    }
    const hang = () => {
      const { left, width, bottom } = picture.getBoundingClientRect();
      const top = Math.max(bottom, 0) + GAP;
      Object.assign(box.style, {
        left: `${left + GAP}px`, width: `${width - 2 * GAP}px`, top: `${top}px`,
        maxHeight: `${Math.max(0, window.innerHeight - top - DOCK)}px`,
      });
    };
    hang();
    const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(hang);
    observer?.observe(picture);
    window.addEventListener('resize', hang);
    window.addEventListener('scroll', hang, true);
    return () => {
      observer?.disconnect();
      window.removeEventListener('resize', hang);
      window.removeEventListener('scroll', hang, true);
    };
  }, [placement, place, ground]);

  return <Box ref={place} data-placement={placement} {...(leaving && { 'data-leaving': '' })}>{children}</Box>;
}
