import { useRef, type ReactNode } from 'react';
import styled from 'styled-components';
import { useElementSize } from '../shared/use-element-size.js';
import { bestGrid } from './best-grid.js';
import type { StageTile } from './use-stage.js';

const GAP = 8;
const Grid = styled.div`
  display: flex;
  flex-wrap: wrap;
  place-content: center;
  gap: ${GAP}px;
  width: 100%;
  height: 100%;
  min-height: 0;
  overflow: hidden;
  & > div { flex: none; }
  /* Until the space was measured: as many as fit side by side. */
  &[data-measured='false'] > div { flex: 1 1 14rem; max-width: 100%; aspect-ratio: 16 / 9; }
`;
const Film = styled.div`
  display: grid;
  grid-template-rows: minmax(0, 1fr) auto;
  gap: ${GAP}px;
  width: 100%;
  height: 100%;
  min-height: 0;
  & > ul {
    display: flex;
    justify-content: safe center;
    gap: ${GAP}px;
    margin: 0;
    padding: 0;
    list-style: none;
    overflow-x: auto;
    overscroll-behavior: contain;
  }
  & > ul > li { flex: none; height: clamp(4.5rem, 20cqh, 9rem); aspect-ratio: 16 / 9; }
  & > ul:empty { display: none; }
  @container (min-width: 60rem) and (min-aspect-ratio: 2 / 1) {
    grid-template: minmax(0, 1fr) / minmax(0, 1fr) auto;
    & > ul { flex-direction: column; overflow: hidden auto; }
    & > ul > li { width: 12rem; height: auto; }
  }
`;

type ShowTile = (tile: StageTile) => ReactNode;
interface LayoutProps {
  readonly tiles: readonly StageTile[];
  readonly show: ShowTile;
}

/** All of the same size, as large as the space lets them be. */
export function GridLayout({ tiles, show }: LayoutProps) {
  const space = useRef<HTMLDivElement>(null);
  const size = useElementSize(space);
  const grid = size && bestGrid(tiles.length, size.width, size.height, GAP);
  return (
    <Grid ref={space} data-measured={!!grid}>
      {tiles.map((tile) => (
        <div key={tile.id} style={grid && { width: Math.floor(grid.tileWidth), height: Math.floor(grid.tileHeight) }}>
          {show(tile)}
        </div>
      ))}
    </Grid>
  );
}

/** One large, the others in a strip below it, or beside it where the space is wide. */
export function FilmLayout({ main, tiles, show }: LayoutProps & { readonly main: StageTile }) {
  return (
    <Film>
      {show(main)}
      <ul>{tiles.map((tile) => <li key={tile.id}>{show(tile)}</li>)}</ul>
    </Film>
  );
}
