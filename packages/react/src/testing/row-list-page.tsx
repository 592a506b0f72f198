/** A list of rows of different heights, for the tests of what only a real layout shows. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { RowList } from '../shared/row-list.js';
import { RostrumTheme } from '../theme/index.js';

declare global {
  interface Window {
    /** Shows these rows, or no list; nothing is left to be done when it returns. */
    showRows(keys: readonly number[], followsEnd?: boolean): void;
    /** The row at the upper edge, and where it is, in pixels. */
    atTheTop(): { readonly key: number; readonly y: number };
  }
}

const root = createRoot(document.body.appendChild(document.createElement('div')));
const keyOf = (row: number) => String(row);
const words = (count: number) => `${count} new`;

window.showRows = (keys, followsEnd = false) => flushSync(() => root.render(
  <RostrumTheme theme="light">
    <div style={{ display: 'flex', width: 300, height: 400 }}>
      {keys.length > 0 && (
        <RowList label="Rows" rows={keys} keyOf={keyOf} rowHeight={60} newRows={words} followsEnd={followsEnd}>
          {(row) => (
            <div style={{ boxSizing: 'border-box', height: 40 + ((row * 37) % 60) }}>
              <button type="button">{`Row ${row}`}</button>
            </div>
          )}
        </RowList>
      )}
    </div>
  </RostrumTheme>,
));

window.atTheTop = () => {
  const { top } = document.querySelector('[role=group]')!.getBoundingClientRect();
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const row = rows.find((one) => one.getBoundingClientRect().bottom > top + 0.5)!;
  return { key: Number(row.dataset['row']), y: row.getBoundingClientRect().top - top };
};
