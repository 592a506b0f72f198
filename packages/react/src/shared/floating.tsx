import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { styled } from './styled.js';
import { useBrowserLayoutEffect } from './use-browser-layout-effect.js';

const Layer = styled.div`
  position: fixed;
  inset: auto;
  margin: 0;
  z-index: 10;
  box-sizing: border-box;
  max-width: calc(100vw - 1rem);
  max-height: calc(100vh - 1rem);
  overflow: auto;
  padding: var(--rostrum-space-1);
  border: 1px solid var(--rostrum-line);
  border-radius: var(--rostrum-radius-m);
  background: var(--rostrum-raised);
  color: var(--rostrum-ink);
  box-shadow: var(--rostrum-elevation-2);
  font: var(--rostrum-text-m) / 1.45 var(--rostrum-font);
  text-align: start;
`;

const GAP = 6;

export interface FloatingProps {
  readonly anchor: RefObject<HTMLElement | null>;
  /** Asked for by Escape (the focus goes back to the anchor) and by a click elsewhere. */
  onClose(): void;
  readonly children: ReactNode;
  readonly role?: 'menu' | 'dialog';
  readonly id?: string;
  readonly 'aria-label'?: string;
}

/** A layer over everything, at its anchor: in the browser's top layer, so no container cuts it. */
export function Floating({ anchor, onClose, children, ...rest }: FloatingProps) {
  const layer = useRef<HTMLDivElement>(null);

  useBrowserLayoutEffect(() => {
    const element = layer.current!;
    // Where the browser has no top layer, the fixed position has to do.
    if (typeof element.showPopover === 'function') {
      element.popover = 'manual';
      element.showPopover();
    }
    const place = () => position(element, anchor.current);
    place();
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, true);
    return () => {
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, true);
    };
  }, [anchor]);

  useEffect(() => {
    const outside = ({ target }: Event) => {
      const inside = layer.current?.contains(target as Node) || anchor.current?.contains(target as Node);
      if (!inside) onClose();
    };
    const escape = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape') return;
      pressed.stopPropagation();
      onClose();
      anchor.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    const element = layer.current;
    element?.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      element?.removeEventListener('keydown', escape);
    };
  }, [anchor, onClose]);

  return <Layer ref={layer} {...rest}>{children}</Layer>;
}

/** Below the anchor and to its end; above, or to its start, where there is no room. */
function position(layer: HTMLElement, anchor: HTMLElement | null): void {
  if (!anchor) return;
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = layer;
  const below = at.bottom + GAP + height <= window.innerHeight || at.top < height + GAP;
  const left = at.right - width >= GAP ? at.right - width : at.left;
  const top = below ? at.bottom + GAP : at.top - GAP - height;
  layer.style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - width - GAP))}px`;
  layer.style.top = `${Math.max(GAP, Math.min(top, window.innerHeight - height - GAP))}px`;
}
