import { INCLUDABLE, type Includable } from '../../contract/financial-data.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { OF_LISTS } from '../../store/sealed/personal-members.ts';
import { listAccountsOfUser } from '../../store/statements/accounts/list-accounts-of-user.ts';
import { listItemsOfUser } from '../../store/statements/items/list-items-of-user.ts';
import { listProductOfUser } from '../../store/statements/products/list-product-of-user.ts';
import { streamTransactionsOfUser } from '../../store/statements/transactions/stream-transactions-of-user.ts';
import { listIdentitiesOfUser } from '../../store/statements/users/list-identities-of-user.ts';
import type { Needs } from '../shared/Parts.ts';
import { presentItem } from '../shared/present-item.ts';

/** Takes a piece of an answer, a text or its UTF-8; resolves when it may be given the next. */
export type Write = (piece: string | Uint8Array) => Promise<void>;

export interface FinancialDataOptions {
  readonly language: Language;
  /** What the answer holds besides items, accounts and transactions. */
  readonly include: readonly Includable[];
  /** Also accounts that the bank closed, with their bills, and rows that Pluggy no longer has. */
  readonly includeDeleted?: boolean | undefined;
}

const isSealed = (part: Includable): boolean => part === 'identity' || OF_LISTS[part] !== undefined;

/**
 * Writes everything that is stored of a user as one JSON text: `{ userId, items, accounts, transactions }` and
 * what else was asked for, all of one moment. PostgreSQL builds the rows and they pass through in batches, so memory does not grow with them.
 */
export async function writeFinancialData(
  { exportDatabase, keyring, documents, clock }: Needs<'exportDatabase' | 'keyring' | 'documents' | 'clock'>,
  userId: UserId,
  { language, include, includeDeleted = false }: FinancialDataOptions,
  write: Write,
): Promise<void> {
  await documents.ready();
  const writeAll = async (tx: Queryable): Promise<void> => {
    const items = (await listItemsOfUser(tx, userId)).map((item) => presentItem(item, language, clock.now()));
    const choice = { includeDeleted, now: clock.now() };
    const { accounts } = await listAccountsOfUser(tx, keyring, userId, choice);
    const read = (part: Includable): Promise<string[]> =>
      part === 'identity'
        ? listIdentitiesOfUser(tx, keyring, userId)
        : listProductOfUser(tx, keyring, part, userId, includeDeleted);
    // before the first piece is out: an answer that fails half-way, for want of a key, has no status to say so
    const opened = new Map<Includable, readonly string[]>();
    for (const part of include.filter(isSealed)) opened.set(part, await read(part));
    await write(
      `{"userId":${JSON.stringify(userId)},"items":[${items.join(',')}],"accounts":[${accounts.join(',')}],"transactions":[`,
    );
    const open = documents.opener();
    let isFirst = true;
    for await (const rows of streamTransactionsOfUser(tx, userId, includeDeleted)) {
      if (!isFirst) await write(',');
      isFirst = false;
      await write(await open(rows));
    }
    await write(']');
    for (const part of INCLUDABLE.filter((name) => include.includes(name))) {
      const rows = opened.get(part) ?? (await read(part));
      await write(`,"${part}":[${rows.join(',')}]`);
    }
    await write('}');
  };
  return exportDatabase.asUser(userId, writeAll, 'snapshot');
}
