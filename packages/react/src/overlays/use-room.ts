import { useEffect, useState, type RefObject } from 'react';
import type { OverlayKind } from '@rostrum/core/overlays';

/** Pixels: the picture, and what the window has below it. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly below: number;
}

/**
 * `side` and `lower`: over the picture, clear of the player's controls. `below`: under a picture that is too small to
 * read on. `cover`: there is no room below it either. `banner` and `full` are for what is looked at and not worked with.
 */
export type Placement = 'side' | 'lower' | 'below' | 'cover' | 'banner' | 'full';

const WIDE = 640;
const HIGH = 300;
/** A phone held upright, in full screen. */
const TALL = 520;
/** The least that a question can be answered in, with what is docked at the bottom of the window left free. */
const LEAST = 280;

const CARDS_AT_THE_BOTTOM: readonly OverlayKind[] = ['notice', 'call-to-action'];

export function placementOf(kind: OverlayKind, { width, height, below }: Room): Placement {
  if (kind === 'celebration') return 'full';
  if (kind === 'lower-third') return 'banner';
  if (width >= WIDE && height >= HIGH) return CARDS_AT_THE_BOTTOM.includes(kind) ? 'lower' : 'side';
  if (height >= TALL) return 'lower';
  return below >= LEAST ? 'below' : 'cover';
}

/** The room around an element as it changes. Undefined until it was measured; large where nothing can be. */
export function useRoom(element: RefObject<HTMLElement | null>): Room | undefined {
  const [room, setRoom] = useState<Room>();
  useEffect(() => {
    const measured = element.current!;
    const measure = () => {
      const { width, height, bottom } = measured.getBoundingClientRect();
      const now = { width, height, below: window.innerHeight - bottom };
      setRoom((last) => (last && same(last, now) ? last : now));
    };
    if (typeof ResizeObserver === 'undefined') {
      // eslint-disable-next-line react-hooks/set-state-in-effect -- there is nothing that will tell us later
      setRoom({ width: WIDE, height: HIGH, below: 0 });
      return;
    }
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    window.addEventListener('resize', measure);
    window.addEventListener('scroll', measure, true);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
      window.removeEventListener('scroll', measure, true);
    };
  }, [element]);
  return room;
}

const same = (a: Room, b: Room) => a.width === b.width && a.height === b.height && a.below === b.below;
