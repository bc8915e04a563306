import { PublicError } from '../../domain/errors.ts';
import type { TransactionId, UserId } from '../../domain/ids.ts';
import type { RowText } from '../../store/documents/Documents.ts';
import type { Annotation, SaidOf, TransactionKey } from '../../store/fragments/annotations.ts';
import { notifyChange } from '../../store/notify-change.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { findAnnotation } from '../../store/statements/annotations/find-annotation.ts';
import { lockTransaction } from '../../store/statements/annotations/lock-transaction.ts';
import { writeAnnotation } from '../../store/statements/annotations/write-annotation.ts';
import { findItemOfAccount } from '../../store/statements/items/find-item-of-account.ts';
import { findTransaction } from '../../store/statements/transactions/find-transaction.ts';
import type { Needs } from '../shared/Parts.ts';

/** Which of Pluggy's categories there are. */
export interface Categories {
  has(id: string): Promise<boolean>;
}

/** What is to be said of a transaction. Null takes back; what is not named stays as it is. */
export interface AnnotationChange {
  readonly categoryId?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly ignored?: boolean | null | undefined;
  /** All tags; an empty list says that it has none, whatever rules say. */
  readonly tags?: readonly string[] | null | undefined;
  /** The calendar day on which it is to count, YYYY-MM-DD. */
  readonly date?: string | null | undefined;
}

type Annotates = Needs<'database' | 'clock' | 'documents'> & { readonly categories: Categories };

const orBefore = <T>(change: T | undefined, before: T): T => (change === undefined ? before : change);

function handAfter(before: Annotation, { date, ...change }: AnnotationChange): Annotation {
  return {
    categoryId: orBefore(change.categoryId, before.categoryId),
    note: orBefore(change.note, before.note),
    ignored: orBefore(change.ignored, before.ignored),
    tags: orBefore(change.tags, before.tags),
    ownDate: orBefore(date, before.ownDate),
  };
}

/** Taking a value back takes a rule's word back too: the person sees but one value. */
function saidAfter({ byHand, byRules }: SaidOf, change: AnnotationChange): SaidOf {
  const names = ['categoryId', 'ignored', 'tags'] as const;
  const taken = names.filter((name) => change[name] === null);
  const without = (run: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(run).filter(([name]) => !taken.some((one) => one === name)));
  return {
    byHand: handAfter(byHand, change),
    byRules: {
      ...byRules,
      ...Object.fromEntries(taken.map((name) => [name, null])),
      runs: byRules.runs?.map(without) ?? null,
    },
  };
}

async function requireCategory(categories: Categories, { categoryId }: AnnotationChange): Promise<void> {
  if (categoryId != null && !(await categories.has(categoryId)))
    throw new PublicError('unknown_category', { field: 'categoryId' });
}

/** Keeps what is said of one row. @returns its key, undefined for one that the user does not have */
async function say(
  tx: Queryable,
  userId: UserId,
  { id, change, now }: { readonly id: TransactionId; readonly change: AnnotationChange; readonly now: Date },
): Promise<TransactionKey | undefined> {
  const key = await lockTransaction(tx, userId, id);
  if (key === undefined) return undefined;
  const before = await findAnnotation(tx, userId, key);
  await writeAnnotation(tx, userId, key, saidAfter(before, change), now);
  return key;
}

/** Tells those who watch the accounts. */
async function tell(tx: Queryable, userId: UserId, keys: readonly TransactionKey[]): Promise<void> {
  for (const accountId of new Set(keys.map((key) => key.accountId))) {
    const itemId = await findItemOfAccount(tx, userId, accountId);
    if (itemId !== undefined) await notifyChange(tx, 'transactions', { userId, itemId }, accountId);
  }
}

/**
 * Keeps what a person says of a transaction. An id that Pluggy has replaced since stands for the row that took its place.
 * @returns the JSON text of the transaction as it is now
 * @throws {PublicError} transaction_not_found, unknown_category
 */
export async function annotateTransaction(
  parts: Annotates,
  userId: UserId,
  id: TransactionId,
  change: AnnotationChange,
): Promise<string> {
  const [text = '{}'] = await annotateTransactions(parts, userId, [id], change);
  return text;
}

/**
 * The same of many, all of them or none.
 * @returns the JSON texts of the transactions as they are now, in the order of `ids`; one that has two ids comes once
 * @throws {PublicError} transaction_not_found naming the first id that the user does not have; unknown_category
 */
export async function annotateTransactions(
  { database, categories, clock, documents }: Annotates,
  userId: UserId,
  ids: readonly TransactionId[],
  change: AnnotationChange,
): Promise<readonly string[]> {
  await requireCategory(categories, change);
  const rows = await database.asUser(userId, async (tx) => {
    const now = clock.now();
    const keys = new Map<string, TransactionKey>();
    // in one order, so that two requests about the same rows wait for each other instead of blocking each other
    for (const id of [...new Set(ids)].toSorted()) {
      const key = await say(tx, userId, { id, change, now });
      if (key === undefined) throw new PublicError('transaction_not_found');
      keys.set(id, key);
    }
    await tell(tx, userId, [...keys.values()]);
    const found = new Map<string, RowText>();
    for (const id of ids) {
      const key = keys.get(id);
      const row = key && (await findTransaction(tx, userId, key));
      if (key !== undefined && row !== undefined) found.set(key.id, row);
    }
    return [...found.values()];
  });
  return documents.open(rows);
}
