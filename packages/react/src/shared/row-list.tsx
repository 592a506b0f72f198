import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useRef, type ReactNode } from 'react';
import styled from 'styled-components';
import { useKeptFocus } from './use-kept-focus.js';

const Scroll = styled.div`
  flex: 1 1 auto;
  min-height: 0;
  overflow-y: auto;
  overscroll-behavior: contain;
  &:focus-visible { outline: var(--rostrum-focus); outline-offset: -2px; }
`;
const List = styled.ul`
  position: relative;
  margin: 0;
  padding: 0;
  list-style: none;
  & > li { box-sizing: border-box; width: 100%; }
`;

/** From here on only the rows in sight are in the page. */
const LONG = 60;

export interface RowListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  keyOf(row: Row): string;
  /** Pixels, before a row was measured. */
  readonly rowHeight: number;
  children(row: Row, index: number): ReactNode;
}

/** A list that scrolls: virtualised when long, and the focus stays on its row when rows move. */
export function RowList<Row>({ label, rows, keyOf, rowHeight, children }: RowListProps<Row>) {
  const scroll = useRef<HTMLDivElement>(null);
  const focused = useKeptFocus(scroll, rows.map(keyOf));
  const long = rows.length > LONG;
  const inView = useCallback(
    (range: Range) => {
      const at = focused.current === undefined ? -1 : rows.findIndex((row) => keyOf(row) === focused.current);
      const shown = defaultRangeExtractor(range);
      // The row with the focus stays in the page, so that scrolling does not throw the focus away.
      return at < 0 || shown.includes(at) ? shown : [...shown, at].sort((a, b) => a - b);
    },
    [focused, rows, keyOf],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is passed to memoised components
  const virtual = useVirtualizer({
    count: long ? rows.length : 0,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => (rows[index] ? keyOf(rows[index]) : index),
    rangeExtractor: inView,
    overscan: 6,
    initialRect: { width: 320, height: 600 },
  });

  return (
    <Scroll ref={scroll} tabIndex={0} role="group" aria-label={label}>
      {long ? (
        <List style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => (
            <li
              key={key} ref={virtual.measureElement} data-index={index} data-row={key} aria-setsize={rows.length}
              aria-posinset={index + 1} style={{ position: 'absolute', top: 0, transform: `translateY(${start}px)` }}
            >
              {children(rows[index]!, index)}
            </li>
          ))}
        </List>
      ) : (
        <List>
          {rows.map((row, index) => (
            <li key={keyOf(row)} data-row={keyOf(row)}>{children(row, index)}</li>
          ))}
        </List>
      )}
    </Scroll>
  );
}
