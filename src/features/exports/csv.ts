import { stringify } from 'csv-stringify/sync';
import type { CsvDialect } from '../../contract/exports.ts';
import { TABLE_COLUMNS } from '../../store/statements/transactions/stream-table-rows.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** How a text begins that a program for tables may run as a formula, also behind spaces and in full width. */
const FORMULA = /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** An apostrophe makes a text of it, and is the usual sign that one was put there. */
export const defused = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const write = (rows: readonly (readonly (string | null)[])[], dialect: CsvDialect): string =>
  stringify(rows as (string | null)[][], {
    delimiter: dialect === 'excel-br' ? ';' : ',',
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/, // it quotes for its own delimiter alone, which is both of them
  });

/** The first line, with the API's own names, which are the same in both dialects. */
export const csvHead = (dialect: CsvDialect): string =>
  `${dialect === 'excel-br' ? BYTE_ORDER_MARK : ''}${write([TABLE_COLUMNS.map(({ name }) => name)], dialect)}`;

/** @param rows cells of TABLE_COLUMNS */
export function csvRows(rows: readonly (readonly (string | null)[])[], dialect: CsvDialect): string {
  const cell = (value: string | null, index: number): string | null => {
    const is = TABLE_COLUMNS[index]?.is;
    if (value === null || is === 'plain') return value;
    if (is === 'text') return defused(value);
    return dialect === 'excel-br' ? value.replace('.', ',') : value;
  };
  return write(
    rows.map((row) => row.map(cell)),
    dialect,
  );
}
