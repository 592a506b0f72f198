const ROW = /^\| \[(.+?)\]\(\.\.\/proof\/(\S+?)\) \|/;
const HEAD = `# Proof

What holds under attack, under faults and in a crowd, and by how much. Each row is a program of [proof/](../proof/) that
fails if it does not hold. \`npm test\` runs all of them in a short form; \`npm run prove\` runs the long form and writes
this page, \`npm run prove -- crash\` only those with that name.
`;

/** docs/proof.md: a table for each folder of proof/, a row for each proof. */
export class Page {
  /** Rows by file and name. What is not run again keeps what its last run said. */
  #rows = new Map();

  constructor(text) {
    for (const line of text.split('\n')) {
      const [, name, file] = ROW.exec(line) ?? [];
      if (file) this.#rows.set(`${file} ${name}`, line);
    }
  }

  put(file, { name, holds, figures, milliseconds }) {
    const said = Object.entries(figures).map(([what, value]) => `${what}: ${typeof value === 'number' ? value.toLocaleString('en') : value}`);
    const cells = [`[${name}](../proof/${file})`, holds, said.join('; '), `${today()}, ${lasted(milliseconds)}`];
    this.#rows.set(`${file} ${name}`, `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
  }

  text(machine) {
    const areas = new Map();
    for (const [key, row] of [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const area = key.slice(0, key.indexOf('/'));
      areas.set(area, [...(areas.get(area) ?? []), row]);
    }
    const tables = [...areas].map(([area, rows]) =>
      [`## ${area[0].toUpperCase()}${area.slice(1)}`, '', '| proof | what holds | figures | run |', '|---|---|---|---|', ...rows, ''].join('\n'));
    return [HEAD, `The last run: ${machine}.\n`, ...tables].join('\n');
  }
}

const today = () => new Date().toISOString().slice(0, 10);
const lasted = (milliseconds) => milliseconds < 90_000 ? `${Math.ceil(milliseconds / 1000)} s` : `${Math.round(milliseconds / 60_000)} min`;
