/** Without it a spreadsheet takes UTF-8 for something else. */
const BYTE_ORDER_MARK = '\uFEFF';
/** With these a cell would be a formula, which a spreadsheet runs. */
const FORMULA = /^[\s"]*[=+\-@]|^[\t\r]/;
/** The same within a text, for spreadsheets that take semicolons or tabs for what separates cells. */
const FORMULA_WITHIN = /([;\t\n]|\r(?!\n))(?=[\s"]*[=+\-@])/g;

/** Rows as CSV (RFC 4180) that is safe to open in a spreadsheet. */
export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = (FORMULA.test(value) ? `'${value}` : value).replace(FORMULA_WITHIN, "$1'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
