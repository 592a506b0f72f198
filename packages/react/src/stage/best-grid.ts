const WIDEST = 16 / 9;
const NARROWEST = 4 / 3;

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Pixels. */
  readonly tileWidth: number;
  readonly tileHeight: number;
}

/**
 * The grid that shows `count` tiles largest in a space. A tile is 16:9, or as narrow as 4:3 where that makes
 * it larger.
 */
export function bestGrid(count: number, width: number, height: number, gap: number): Grid {
  let best: Grid = { columns: 1, rows: Math.max(1, count), tileWidth: 0, tileHeight: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const cellWidth = (width - gap * (columns - 1)) / columns;
    const cellHeight = (height - gap * (rows - 1)) / rows;
    const tileWidth = Math.min(cellWidth, cellHeight * WIDEST);
    const tileHeight = Math.min(cellHeight, tileWidth / NARROWEST);
    const grid = { columns, rows, tileWidth, tileHeight };
    // Of two that are as good as equal, the one with fewer columns has larger faces.
    if (area(grid) > area(best) * 1.02) best = grid;
  }
  return best;
}

const area = ({ tileWidth, tileHeight }: Grid) => tileWidth * tileHeight;
