import { useRef, type RefObject } from 'react';
import { useBrowserLayoutEffect } from '../shared/use-browser-layout-effect.js';
import type { Box, Size } from './arrange.js';

const MOTION: KeyframeAnimationOptions = { duration: 280, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' };

/**
 * Elements that have another place than before glide there, and new ones appear in theirs: by transform alone, so that
 * nothing is laid out on the way. A space that is resized, and whoever wants no motion, gets the new places at once.
 */
export function useGlide(list: RefObject<HTMLElement | null>, boxes: ReadonlyMap<string, Box>, size: Size | undefined): void {
  const before = useRef<{ readonly boxes: ReadonlyMap<string, Box>; readonly size: Size | undefined }>(undefined);
  useBrowserLayoutEffect(() => {
    const last = before.current;
    before.current = { boxes, size };
    if (!last?.size || last.size !== size || !list.current || !mayMove()) return;
    for (const element of list.current.querySelectorAll<HTMLElement>('[data-place]')) {
      const to = boxes.get(element.dataset['place']!);
      const from = last.boxes.get(element.dataset['place']!);
      if (!to || (from && sameBox(from, to))) continue;
      element.animate(from ? [{ transform: between(from, to) }, { transform: 'none' }] : [{ opacity: 0 }, { opacity: 1 }], MOTION);
    }
  });
}

const mayMove = () =>
  typeof Element.prototype.animate === 'function' && !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

const sameBox = (a: Box, b: Box) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

const between = (from: Box, to: Box) =>
  `translate(${from.x - to.x}px, ${from.y - to.y}px) scale(${from.width / to.width}, ${from.height / to.height})`;
