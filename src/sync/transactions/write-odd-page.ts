import { isAboutTheData } from '../../store/is-about-the-data.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { refuseRow } from '../../store/statements/transactions/refuse-row.ts';
import {
  type PageOutcome,
  type PageTarget,
  type WriteOptions,
  writeTransactions,
} from '../../store/statements/transactions/write-transactions.ts';
import { splitRows } from './split-rows.ts';

const envelope = (rows: readonly string[]): Buffer => Buffer.from(`{"results":[${rows.join(',')}]}`);

/** Writes the rows one by one, so that a bad one harms none of the others; returns what could be stored. */
async function writeRowByRow(
  db: Queryable,
  rows: readonly string[],
  target: PageTarget,
): Promise<{ good: string[]; created: number; updated: number }> {
  const good: string[] = [];
  const counts = { created: 0, updated: 0 };
  for (const row of rows) {
    try {
      const outcome = await writeTransactions(db, envelope([row]), target, { careful: true });
      counts.created += outcome.created;
      counts.updated += outcome.updated;
      good.push(row);
    } catch (error) {
      if (!isAboutTheData(error)) throw error;
      await refuseRow(db, row, error.code, target);
    }
  }
  return { good, ...counts };
}

/**
 * Writes a page whose rows the plain statement refused: with the careful statement, and where that refuses it too, row by
 * row. Rows that PostgreSQL takes in no way, such as ones nested too deep for it, are kept aside as text.
 */
export async function writeOddPage(
  db: Queryable,
  page: Buffer,
  target: PageTarget,
  { span }: Pick<WriteOptions, 'span'>,
): Promise<PageOutcome & { readonly refused: number }> {
  const careful = { span, careful: true };
  let rows: readonly string[] | undefined;
  try {
    return { ...(await writeTransactions(db, page, target, careful)), refused: 0 };
  } catch (error) {
    rows = isAboutTheData(error) ? splitRows(page) : undefined;
    if (rows === undefined) throw error;
  }
  const { good, created, updated } = await writeRowByRow(db, rows, target);
  // once more as a page, for what a sweep wants to know of it; nothing is left to write
  const outcome = await writeTransactions(db, envelope(good), target, careful);
  return { ...outcome, received: rows.length, created, updated, refused: rows.length - good.length };
}
