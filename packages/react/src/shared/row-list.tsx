import { useMemo, useState, type ReactNode } from 'react';
import { Button } from './button.js';
import * as icons from './icons.js';
import { RowKeys } from './row-starts.js';
import { styled } from './styled.js';
import { useKeptFocus } from './use-kept-focus.js';
import { useNewRows } from './use-new-rows.js';
import { useRowWindow } from './use-row-window.js';

const Frame = styled.div`
  position: relative;
  display: flex;
  flex: 1 1 auto;
  min-width: 0;
  min-height: 0;
`;
const Scroll = styled.div`
  flex: 1;
  min-width: 0;
  min-height: 0;
  overflow-y: auto;
  overscroll-behavior: contain;
  /* The list keeps its place by itself: two would shift it twice. */
  overflow-anchor: none;
  &:focus-visible { outline: var(--rostrum-focus); outline-offset: -2px; }
`;
/* A column, so that the gap above a row never collapses into the one of the list. */
const List = styled.ul`
  display: flex;
  flex-direction: column;
  box-sizing: border-box;
  margin: 0;
  padding: 0;
  list-style: none;
  & > li { flex: none; }
`;
const More = styled.div<{ $above: boolean }>`
  position: absolute;
  ${({ $above }) => ($above ? 'inset-block-start' : 'inset-block-end')}: var(--rostrum-space-2);
  inset-inline: 0;
  display: grid;
  justify-items: center;
  pointer-events: none;
  & > button { pointer-events: auto; border-radius: var(--rostrum-radius-full); box-shadow: var(--rostrum-elevation-2); }
`;

export interface RowListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** The same function each time. */
  keyOf(row: Row): string;
  /** Pixels, before a row was measured. */
  readonly rowHeight: number;
  children(row: Row, index: number): ReactNode;
  /** What the button says that takes the reader to rows that came out of sight; without it there is none. */
  readonly newRows?: ((count: number) => string) | undefined;
  /** The newest is last, and the list stays there while the reader does. */
  readonly followsEnd?: boolean;
  readonly role?: 'group' | 'log';
}

/**
 * A list that scrolls: only the rows in sight are in the page when it is long, what one reads stays where it is while
 * others come and go, and so does the focus.
 */
export function RowList<Row>({
  label, rows, keyOf, rowHeight, children, newRows, followsEnd = false, role = 'group',
}: RowListProps<Row>) {
  const [keyed] = useState(() => new RowKeys<Row>());
  const keys = useMemo(() => keyed.of(rows, keyOf), [keyed, rows, keyOf]);
  const { fresh, see } = useNewRows();
  const { scroll, starts, first, last, isDrawn, long, goTo } = useRowWindow({ keys, rowHeight, followsEnd, onSight: see });
  const focused = useKeptFocus(scroll, keys);
  const shown = indexes(first, last, focused === undefined ? -1 : keys.indexOf(focused)).filter(isDrawn);
  return (
    <Frame>
      <Scroll ref={scroll} tabIndex={0} role={role} aria-label={label} {...(role === 'log' && { 'aria-live': 'off' })}>
        <List {...(long && { style: { height: starts[keys.length] } })}>
          {shown.map((index, at) => {
            const gap = starts[index]! - (at > 0 ? starts[shown[at - 1]! + 1]! : 0);
            return (
              <li
                key={keys[index]} data-row={keys[index]} {...(gap && { style: { marginBlockStart: gap } })}
                {...(long && { 'aria-setsize': rows.length, 'aria-posinset': index + 1 })}
              >
                {children(rows[index]!, index)}
              </li>
            );
          })}
        </List>
      </Scroll>
      {newRows && fresh.count > 0 && (
        <More $above={fresh.above}>
          <Button size="s" tone="accent" icon={fresh.above ? icons.up : icons.down} onClick={() => goTo(fresh.first)}>{newRows(fresh.count)}</Button>
        </More>
      )}
    </Frame>
  );
}

/** From the first to the last, and the one with the focus, so that scrolling does not throw the focus away. */
function indexes(first: number, last: number, focused: number): readonly number[] {
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  if (focused < 0 || (focused >= first && focused <= last)) return all;
  return focused < first ? [focused, ...all] : [...all, focused];
}
