import type { CsvDialect } from '../../contract/exports.ts';
import { TABLE_COLUMNS } from '../../store/statements/transactions/stream-table-rows.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** How a text begins that a program for tables may run as a formula: also behind what nobody sees, in full width and in small. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|^[\t\r\n]/u;

/** An apostrophe makes a text of it, and is the usual sign that one was put there. */
export const defused = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** RFC 4180, sections 2.5 to 2.7: what holds a delimiter, a quote or a break of lines stands in quotes, doubled within. */
const quoted = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function write(rows: readonly (readonly (string | null)[])[], dialect: CsvDialect): string {
  const delimiter = dialect === 'excel-br' ? ';' : ',';
  const lineOf = (row: readonly (string | null)[]): string =>
    `${row.map((text) => quoted(text ?? '', delimiter)).join(delimiter)}\r\n`;
  return rows.map(lineOf).join('');
}

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
