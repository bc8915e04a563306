import type { Documents } from '../../store/documents/Documents.ts';
import { escapeJson } from '../../store/escape-json.ts';
import { isAboutTheData } from '../../store/is-about-the-data.ts';
import type { Queryable } from '../../store/Queryable.ts';
import {
  type PageOutcome,
  type PageTarget,
  type WriteOptions,
  writeTransactions,
} from '../../store/statements/transactions/write-transactions.ts';
import { writeOddPage } from './write-odd-page.ts';

export interface WrittenPage extends PageOutcome {
  readonly escaped: number;
  readonly refused: number;
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
    return { ...(await writeTransactions(db, text, target, options)), escaped, refused: 0 };
  } catch (error) {
    if (!isAboutTheData(error)) throw error;
    return { ...(await writeOddPage(db, text, target, options)), escaped };
  } finally {
    release();
  }
}
