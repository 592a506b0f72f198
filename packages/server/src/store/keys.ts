/** The longest log that keys can order: 999,999,999,999 commands. */
const DIGITS = 12;

const padded = (seq: number): string => String(seq).padStart(DIGITS, '0');

/** Where everything lies in the one table. Whatever is written often has a partition of its own. */
export const keys = {
  event: (event: string) => ({ pk: `EVENT#${event}`, sk: 'EVENT' }),
  log: (event: string, firstSeq: number) => ({ pk: `EVENT#${event}`, sk: `LOG#${padded(firstSeq)}` }),
  mail: (event: string, key: string) => ({ pk: `EVENT#${event}`, sk: `MAIL#${key}` }),
  cursor: (event: string, name: string) => ({ pk: `EVENT#${event}`, sk: `CURSOR#${name}` }),
  lease: (event: string) => ({ pk: `EVENT#${event}`, sk: 'LEASE' }),
  line: (event: string, person: string) => ({ pk: `EVENT#${event}`, sk: `LINE#${person}` }),
  connection: (connection: string) => ({ pk: `CONNECTION#${connection}`, sk: 'CONNECTION' }),
  unfinished: (event: string) => ({ pk: 'UNFINISHED', sk: event }),
  manifest: (event: string, seq: number) => ({ pk: `SNAPSHOT#${event}`, sk: `MANIFEST#${padded(seq)}` }),
  chunk: (event: string, seq: number, snapshot: string, index: number) => ({
    pk: `SNAPSHOT#${event}`, sk: `CHUNK#${padded(seq)}#${snapshot}#${String(index).padStart(4, '0')}`,
  }),
  auth: (scope: string, person: string) => ({ pk: `AUTH#${scope}#${person}`, sk: 'AUTH' }),
  record: (pk: string, sk: string) => ({ pk: `RECORD#${pk}`, sk }),
} as const;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
