import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../products/read-csv.js';
import { csv } from './csv.js';

const FORMULA = /^[\s"]*[=+\-@]/;
const characters = ['=', '+', '-', '@', '\t', '\r', '\n', ' ', ';', ',', '"', "'", 'a', '1'] as const;
const evil = fc.string({ unit: fc.constantFrom(...characters) });
const rows = fc.array(fc.tuple(fc.constant('id'), evil, evil), { minLength: 1 });

test('S3.6 no cell begins as a formula, whether commas, semicolons or tabs are taken for what separates cells', () => {
  fc.assert(fc.property(rows, (table) => {
    const text = csv(table).slice(1);
    const cells = readCsv(text).flat();
    const elsewhere = [/[;\r\n]/, /[\t\r\n]/].flatMap((separator) => text.split(separator));
    for (const cell of [...cells, ...elsewhere]) expect(cell).not.toMatch(FORMULA);
  }));
});

test('what is no formula comes out as it went in; numbers are numbers', () => {
  const plain = fc.string({ unit: fc.constantFrom('"', ',', 'é', '界', ' ', 'x', '\n') });
  fc.assert(fc.property(fc.array(fc.tuple(fc.constant('id'), plain), { minLength: 1 }), (table) => {
    expect(readCsv(csv(table).slice(1))).toEqual(table);
  }));
  expect(csv([['a', -1]])).toBe('\uFEFFa,-1\r\n');
});
