import { PublicError } from '../../domain/errors.ts';
import type { AccountId } from '../../domain/ids.ts';
import { hasUnknownForm } from '../../domain/known-form.ts';
import type { Product, ProductFacts } from '../../domain/product.ts';
import { type PluggyError, PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import { escapeJson } from '../../store/escape-json.ts';
import type { WrittenAccount } from '../../store/statements/accounts/upsert-accounts.ts';
import { hideOrphanedMovements } from '../../store/statements/products/hide-orphaned-movements.ts';
import { listInvestmentsOfItem } from '../../store/statements/products/list-investments-of-item.ts';
import { upsertIdentity } from '../../store/statements/users/upsert-identity.ts';
import { stopComparisonIfWanted } from '../run/Interrupted.ts';
import { runProduct } from '../run/run-product.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { syncList } from './sync-list.ts';

/** Reads one product. @param cards accounts that may have bills @returns how many rows were new or different */
type Reader = (run: SyncRun, facts: ProductFacts, cards: readonly AccountId[]) => Promise<number>;

async function syncBills(
  run: SyncRun,
  { isCurrent }: ProductFacts,
  cards: readonly AccountId[],
): Promise<number> {
  let written = 0;
  for (const accountId of cards) {
    const fetchPage = (page: number, options: object) => run.client.getBills(accountId, page, options);
    written += (await syncList(run, 'bills', accountId, fetchPage, isCurrent)).written;
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
async function syncMovements(run: SyncRun, { isCurrent }: ProductFacts): Promise<number> {
  const { client, clock, database, fence, itemId } = run;
  let written = await hideOrphanedMovements(database, { itemId, fence, now: clock.now() });
  for (const id of await listInvestmentsOfItem(database, itemId)) {
    const fetchPage = (page: number, options: object) => client.getInvestmentTransactions(id, page, options);
    const read = syncList(run, 'investmentTransactions', id, fetchPage, isCurrent);
    // an investment that Pluggy shows no more keeps its movements, as long as it is kept itself
    written += (await unlessUnknown(read))?.written ?? 0;
  }
  return written;
}

/** A person of whom Pluggy knows nothing has no identity there: 404, and nothing to store. */
async function syncIdentity(run: SyncRun): Promise<number> {
  const { client, database, keyring, itemId, userId, fence, clock, signal } = run;
  const answer = await unlessUnknown(client.getIdentity(itemId, { signal }));
  if (answer === undefined) return 0;
  if (keyring === null) throw new PublicError('encryption_key_missing');
  const raw = escapeJson(answer.body).text.toString('utf8');
  if (hasUnknownForm('identity', answer.json())) run.products.sawOdd('identity', 1);
  const changed = await upsertIdentity(database, keyring, { itemId, userId, raw }, fence, clock.now());
  return changed ? 1 : 0;
}

const ofItem =
  (name: 'investments' | 'loans' | 'consents'): Reader =>
  async (run, { isCurrent }) => {
    const { client, itemId } = run;
    const fetchPage = (page: number, options: object) => client.getList(name, itemId, page, options);
    return (await syncList(run, name, null, fetchPage, isCurrent)).written;
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

const isCard = ({ type }: WrittenAccount): boolean => type === 'CREDIT';

const isUnmoved = (run: SyncRun, product: Product): boolean =>
  run.unmoved.has(product) && run.absence.mayBeBelieved(product);

/** The investments that are shown, as one text; undefined where nobody will ask which came or went. */
async function idsOfInvestments(run: SyncRun): Promise<string | undefined> {
  if (isUnmoved(run, 'investments') || !isUnmoved(run, 'investmentTransactions')) return undefined;
  return (await listInvestmentsOfItem(run.database, run.itemId)).join();
}

/**
 * Whether what a product hangs on came or went: its rows come and go with that, while its own time stands still. A card that
 * was hidden and is shown again has to be read whole, its bills too; an investment, its movements.
 * @param before the investments before they were read
 */
async function hasParentsThatMoved(
  run: SyncRun,
  product: Product,
  cards: readonly WrittenAccount[],
  before: string | undefined,
): Promise<boolean> {
  if (product === 'bills') return cards.some(({ readFrom }) => readFrom === null);
  return (
    product === 'investmentTransactions' &&
    before !== undefined &&
    before !== (await listInvestmentsOfItem(run.database, run.itemId)).join()
  );
}

/**
 * Reads every product of an item but its accounts and transactions, each on its own: one that fails hides none of the
 * others. One that is not known to have moved since it was read is left as it is.
 * @param failures gets those for which the job is to be tried again
 * @returns how many rows were new or different
 */
export async function syncProducts(
  run: SyncRun,
  accounts: readonly WrittenAccount[],
  failures: PluggyError[],
): Promise<number> {
  const cards = accounts.filter(isCard);
  const before = await idsOfInvestments(run);
  let total = 0;
  for (const product of Object.keys(READERS) as Listed[]) {
    await stopComparisonIfWanted(run);
    // nobody says that it moved; where rows may be withheld, reading finds out
    if (isUnmoved(run, product) && !(await hasParentsThatMoved(run, product, cards, before))) continue;
    const { written, failure } = await runProduct(run, product, (facts) =>
      READERS[product](
        run,
        facts,
        cards.map(({ id }) => id),
      ),
    );
    if (failure !== undefined) failures.push(failure);
    total += written;
  }
  return total;
}
