import { PluggyAnswerTooDeepError } from '../../pluggy/pluggy-errors.ts';
import type { Documents } from '../../store/documents/Documents.ts';
import { escapeJson } from '../../store/escape-json.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { refuseRow } from '../../store/statements/transactions/refuse-row.ts';
import { splitPage } from '../../store/statements/transactions/split-page.ts';
import {
  type PageOutcome,
  type PageTarget,
  type WriteOptions,
  writeTransactions,
} from '../../store/statements/transactions/write-transactions.ts';
import { DatabaseUnavailable, StoreError } from '../../store/store-error.ts';

export interface WrittenPage extends PageOutcome {
  readonly escaped: number;
  readonly refused: number;
}

/** "Data exception", "integrity constraint", "cardinality violation", "program limit exceeded": about the rows, not about the database. */
const ABOUT_THE_DATA = /^(21|22|23|54)/;

/** "Statement too complex": PostgreSQL gives up on nested JSON before its stack ends. */
const isTooDeep = (error: unknown): boolean => error instanceof StoreError && error.code === '54001';
const PAGE_REQUEST = { method: 'GET', path: '/v2/transactions' } as const;

function write(db: Queryable, page: Buffer, target: PageTarget, options: WriteOptions): Promise<PageOutcome> {
  return writeTransactions(db, page, target, options).catch((error: unknown) => {
    throw isTooDeep(error) ? new PluggyAnswerTooDeepError(PAGE_REQUEST) : error;
  });
}

/** Whether PostgreSQL refused what it was given, as opposed to being away or full. */
export function isAboutTheData(error: unknown): error is StoreError {
  return (
    error instanceof StoreError && !(error instanceof DatabaseUnavailable) && ABOUT_THE_DATA.test(error.code)
  );
}

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
      const outcome = await write(db, envelope([row]), target, { careful: true });
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

/** Undefined when the rows themselves were refused, not the database's service. */
async function tryWrite(...args: Parameters<typeof write>): Promise<PageOutcome | undefined> {
  try {
    return await write(...args);
  } catch (error) {
    if (!isAboutTheData(error)) throw error;
    return undefined;
  }
}

/** Where a page goes, and what seals the documents of persons in it. */
export interface SealingTarget extends PageTarget {
  readonly documents: Documents;
}

/**
 * Writes one page of transactions and never lets one bad row stop the others: what jsonb cannot hold is written
 * out, a row that stands twice is merged, and one that PostgreSQL refuses is kept aside as text. Documents of persons
 * are sealed before anything else sees the page.
 * @throws {LeaseLost} when another run has taken over
 */
export async function writePage(
  db: Queryable,
  page: Buffer,
  target: SealingTarget,
  options: Pick<WriteOptions, 'span' | 'isNewAccount'> = {},
): Promise<WrittenPage> {
  const { text: clear, escaped } = escapeJson(page);
  const { text, release } = await target.documents.sealPage(clear, target.accountId);
  try {
    return { ...(await writeSealed(db, text, target, options)), escaped };
  } finally {
    release();
  }
}

async function writeSealed(
  db: Queryable,
  text: Buffer,
  target: PageTarget,
  options: Pick<WriteOptions, 'span' | 'isNewAccount'>,
): Promise<Omit<WrittenPage, 'escaped'>> {
  const careful = { span: options.span, careful: true };
  const whole = (await tryWrite(db, text, target, options)) ?? (await tryWrite(db, text, target, careful));
  if (whole !== undefined) return { ...whole, refused: 0 };
  const rows = await splitPage(db, text);
  const { good, created, updated } = await writeRowByRow(db, rows, target);
  // once more as a page, for what a sweep wants to know of it; nothing is left to write
  const outcome = await write(db, envelope(good), target, careful);
  return { ...outcome, received: rows.length, created, updated, refused: rows.length - good.length };
}
