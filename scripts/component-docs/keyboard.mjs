import { Stop } from '../workspace.mjs';
import { keyRows, keysOf } from './keys.mjs';

const TABLE = /(<!-- keys:start -->\n)[\s\S]*?(<!-- keys:end -->)/;
const everywhere = ['Everywhere', [['Tab, Shift+Tab', 'the next control, the one before']]];

/** docs/keyboard.md with the keys of all parts; the words around the table are its own. */
export function keyboardPage(written) {
  if (!TABLE.test(written)) throw new Stop('docs/keyboard.md has no <!-- keys:start --> and <!-- keys:end -->.');
  const rows = [everywhere, ...Object.values(keysOf)].flatMap(keyRows);
  const table = ['| where | key | does |', '|---|---|---|', ...rows].join('\n');
  return written.replace(TABLE, (_, start, end) => `${start}${table}\n${end}`);
}
