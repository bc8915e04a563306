import { PublicError } from '../../domain/errors.ts';
import type { AccountId } from '../../domain/ids.ts';
import { hasUnknownForm } from '../../domain/known-form.ts';
import type { Product, ProductFacts } from '../../domain/product.ts';
import { type PluggyError, PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import { escapeJson } from '../../store/escape-json.ts';
import { hideOrphanedMovements } from '../../store/statements/products/hide-orphaned-movements.ts';
import { listInvestmentsOfItem } from '../../store/statements/products/list-investments-of-item.ts';
import { upsertIdentity } from '../../store/statements/users/upsert-identity.ts';
import { makeWay } from '../reconcile/MadeWay.ts';
import type { SyncContext } from '../SyncContext.ts';
import { runProduct } from './run-product.ts';
import { syncList } from './sync-list.ts';

/** What the products of one item are read with. */
export interface ProductRun {
  readonly context: SyncContext;
  /** Accounts that may have bills. */
  readonly cards: readonly AccountId[];
}

type Reader = (run: ProductRun, facts: ProductFacts) => Promise<number>;

async function syncBills({ context, cards }: ProductRun, { isCurrent }: ProductFacts): Promise<number> {
  let written = 0;
  for (const accountId of cards) {
    const fetchPage = (page: number, options: object) => context.client.getBills(accountId, page, options);
    written += (await syncList(context, 'bills', accountId, fetchPage, isCurrent)).written;
  }
  return written;
}

/** Undefined when Pluggy answers 404: nothing is known there, or no more. */
async function unlessUnknown<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof PluggyResponseError && error.status === 404) return undefined;
    throw error;
  });
}

/** Movements hang on investments, so that they are read with them, and go with them. */
async function syncMovements({ context }: ProductRun, { isCurrent }: ProductFacts): Promise<number> {
  const { client, clock, database, fence, itemId } = context;
  let written = await hideOrphanedMovements(database, { itemId, fence, now: clock.now() });
  for (const id of await listInvestmentsOfItem(database, itemId)) {
    const fetchPage = (page: number, options: object) => client.getInvestmentTransactions(id, page, options);
    const read = syncList(context, 'investmentTransactions', id, fetchPage, isCurrent);
    // an investment that Pluggy shows no more keeps its movements, as long as it is kept itself
    written += (await unlessUnknown(read))?.written ?? 0;
  }
  return written;
}

/** A person of whom Pluggy knows nothing has no identity there: 404, and nothing to store. */
async function syncIdentity({ context }: ProductRun): Promise<number> {
  const { client, database, keyring, itemId, userId, fence, clock, signal } = context;
  const answer = await unlessUnknown(client.getIdentity(itemId, { signal }));
  if (answer === undefined) return 0;
  if (keyring === null) throw new PublicError('encryption_key_missing');
  const raw = escapeJson(answer.body).text.toString('utf8');
  if (hasUnknownForm('identity', answer.json())) context.products.sawOdd('identity', 1);
  const changed = await upsertIdentity(database, keyring, { itemId, userId, raw }, fence, clock.now());
  return changed ? 1 : 0;
}

const ofItem =
  (name: 'investments' | 'loans' | 'consents'): Reader =>
  async ({ context }, { isCurrent }) => {
    const { client, itemId } = context;
    const fetchPage = (page: number, options: object) => client.getList(name, itemId, page, options);
    return (await syncList(context, name, null, fetchPage, isCurrent)).written;
  };

type Listed = Exclude<Product, 'accounts' | 'transactions'>;

const READERS: Readonly<Record<Listed, Reader>> = {
  bills: syncBills,
  investments: ofItem('investments'),
  investmentTransactions: syncMovements,
  loans: ofItem('loans'),
  identity: syncIdentity,
  consents: ofItem('consents'),
};

/**
 * Reads every product of an item but its accounts and transactions, each on its own: one that fails hides none of the
 * others.
 * @returns how many rows were new or different, and the failures, for which the job is to be tried again
 */
export async function syncProducts(
  run: ProductRun,
): Promise<{ readonly written: number; readonly failures: readonly PluggyError[] }> {
  const failures: PluggyError[] = [];
  let total = 0;
  for (const product of Object.keys(READERS) as Listed[]) {
    await makeWay(run.context);
    const { written, failure } = await runProduct(run.context, product, (facts) =>
      READERS[product](run, facts),
    );
    if (failure !== undefined) failures.push(failure);
    total += written;
  }
  return { written: total, failures };
}
