/** Reads CSV (RFC 4180), quoted cells with commas and line breaks in them included. Empty lines are left out. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A cell, quoted or not, and what ends it.
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (cells.lastIndex < text.length || row.length > 0) {
    const at = cells.lastIndex;
    const match = cells.exec(text);
    if (!match) {
      throw new SyntaxError(`line ${text.slice(0, at).split('\n').length}: a quote is not closed, or stands alone`);
    }
    const [, quoted, plain = '', end] = match;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
