import type { UserId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';
import { listItemsOfUser } from '../store/sql/find-item.ts';
import { listAccountsOfUser } from '../store/sql/list-accounts.ts';
import { streamTransactionsOfUser } from '../store/sql/list-transactions.ts';
import type { Parts } from './Parts.ts';
import { presentItem } from './present-item.ts';

/** Takes a piece of an answer; resolves when it may be given the next. */
export type Write = (text: string) => Promise<void>;

/**
 * Writes everything that is stored of a user as one JSON text: `{ userId, items, accounts, transactions }`, all
 * of one moment. PostgreSQL builds the rows and they pass through in batches, so memory does not grow with them.
 */
export function writeFinancialData(
  { database }: Parts,
  userId: UserId,
  language: Language,
  write: Write,
): Promise<void> {
  return database.snapshot(async (tx) => {
    const items = (await listItemsOfUser(tx, userId)).map((item) => presentItem(item, language));
    const accounts = await listAccountsOfUser(tx, userId);
    await write(
      `{"userId":${JSON.stringify(userId)},"items":[${items.join(',')}],"accounts":[${accounts.join(',')}],"transactions":[`,
    );
    let separator = '';
    for await (const rows of streamTransactionsOfUser(tx, userId)) {
      await write(`${separator}${rows.join(',')}`);
      separator = ',';
    }
    await write(']}');
  });
}
