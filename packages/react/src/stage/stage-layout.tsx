import { useRef, type ReactNode } from 'react';
import { styled } from '../shared/styled.js';
import { arrange, cornerOf, type Size, type StageLayoutName } from './arrange.js';
import { useGlide } from './use-glide.js';
import type { StageTile } from './use-stage.js';

const Tiles = styled.ul`
  position: absolute;
  inset: 0;
  margin: 0;
  padding: 0;
  list-style: none;
  overflow: hidden;
  & > li { position: absolute; transform-origin: 0 0; }
  & > li[data-corner='true'] { z-index: 1; filter: drop-shadow(0 2px 8px rgb(0 0 0 / 0.5)); }
  /* Until the space was measured: as many as fit side by side. */
  &[data-measured='false'] { display: flex; flex-wrap: wrap; place-content: center; gap: 8px; }
  &[data-measured='false'] > li { position: relative; flex: 1 1 14rem; max-width: 100%; aspect-ratio: 16 / 9; }
`;

const Corner = styled.div`
  position: absolute;
  z-index: 2;
  inset-block-start: 0.5rem;
  inset-inline-end: 0.5rem;
`;
const MARGIN = 8;

interface StageLayoutProps {
  readonly layout: StageLayoutName;
  readonly tiles: readonly StageTile[];
  /** The large one, where the layout has one. */
  readonly main: StageTile | undefined;
  /** Undefined until it was measured. */
  readonly size: Size | undefined;
  show(tile: StageTile): ReactNode;
  /** What stands in the corner of the uppermost tile. */
  readonly corner: ReactNode;
}

/**
 * The tiles of the stage. One stays the same element through all layouts, so that its picture goes on, and glides to
 * where it belongs.
 */
export function StageLayout({ layout, tiles, main, size, show, corner }: StageLayoutProps) {
  const list = useRef<HTMLUListElement>(null);
  const order = main ? [main, ...tiles.filter(({ id }) => id !== main.id)] : tiles;
  const boxes = new Map(size && arrange(layout, order.length, size).map((box, at) => [order[at]!.id, box]));
  const at = size && cornerOf([...boxes.values()], size);
  useGlide(list, boxes, size);
  return (
    <>
      <Tiles ref={list} data-measured={!!size} data-layout={layout}>
        {tiles.map((tile) => {
          const box = boxes.get(tile.id);
          return (
            <li
              key={tile.id} data-place={tile.id} data-corner={layout === 'picture-in-picture' && tile !== main}
              {...(box && { style: { left: box.x, top: box.y, width: box.width, height: box.height } })}
            >
              {show(tile)}
            </li>
          );
        })}
      </Tiles>
      {corner && <Corner {...(at && { style: { insetBlockStart: at.y + MARGIN, insetInlineEnd: at.x + MARGIN } })}>{corner}</Corner>}
    </>
  );
}
