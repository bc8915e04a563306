import { PublicError } from '../../domain/errors.ts';
import type { AccountId } from '../../domain/ids.ts';
import { hasUnknownForm } from '../../domain/known-form.ts';
import type { Holding } from '../../domain/movements-in-turn.ts';
import { type Product, type ProductFacts, readProductFacts } from '../../domain/product.ts';
import type { PluggyError } from '../../pluggy/pluggy-errors.ts';
import { escapeJson } from '../../store/escape-json.ts';
import type { WrittenAccount } from '../../store/statements/accounts/upsert-accounts.ts';
import { listHoldings } from '../../store/statements/products/list-holdings.ts';
import { upsertIdentity } from '../../store/statements/users/upsert-identity.ts';
import { Lists } from '../lists/Lists.ts';
import { stopComparisonIfWanted } from '../run/Interrupted.ts';
import { runProduct } from '../run/run-product.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { syncList } from './sync-list.ts';
import { syncMovements } from './sync-movements.ts';
import { unlessUnknown } from './unless-unknown.ts';

/** What one product is read from. */
interface Given {
  readonly lists: Lists;
  readonly facts: ProductFacts;
  /** Accounts that may have bills. */
  readonly cards: readonly AccountId[];
  /** The investments as they were before they were read; undefined: nobody looked. */
  readonly before: readonly Holding[] | undefined;
}

/** Reads one product. @returns how many rows were new or different */
type Reader = (run: SyncRun, given: Given) => Promise<number>;

async function syncBills(run: SyncRun, { lists, facts, cards }: Given): Promise<number> {
  let written = 0;
  for (const id of cards)
    written += (await syncList(run, 'bills', id, lists.pagesOf('bills', id), facts.isCurrent)).written;
  return written;
}

/** A person of whom Pluggy knows nothing has no identity there: 404, and nothing to store. */
async function syncIdentity(run: SyncRun, { lists }: Given): Promise<number> {
  const { database, keyring, itemId, userId, fence, clock, signal } = run;
  const answer = await unlessUnknown(lists.pagesOf('identity', itemId)(1, { signal }));
  if (answer === undefined) return 0;
  if (keyring === null) throw new PublicError('encryption_key_missing');
  const raw = escapeJson(answer.body).text.toString('utf8');
  if (hasUnknownForm('identity', answer.json())) run.products.sawOdd('identity', 1);
  const changed = await upsertIdentity(database, keyring, { itemId, userId, raw }, fence, clock.now());
  return changed ? 1 : 0;
}

const ofItem =
  (name: 'investments' | 'loans' | 'consents'): Reader =>
  async (run, { lists, facts }) =>
    (await syncList(run, name, null, lists.pagesOf(name, run.itemId), facts.isCurrent)).written;

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

const idsOfCards = (accounts: readonly WrittenAccount[]): AccountId[] =>
  accounts.filter(isCard).map(({ id }) => id);

const isUnmoved = (run: SyncRun, product: Product): boolean =>
  run.unmoved.has(product) && run.absence.mayBeBelieved(product);

/** The investments before they are read; undefined where nobody will ask which came, went or moved. */
async function investmentsBefore(run: SyncRun): Promise<Holding[] | undefined> {
  const isAsked = run.movements !== null || isUnmoved(run, 'investmentTransactions');
  if (isUnmoved(run, 'investments') || !isAsked) return undefined;
  return listHoldings(run.database, run.itemId);
}

const idsOf = (holdings: readonly Holding[]): string => holdings.map(({ id }) => id).join();

/**
 * Whether what a product hangs on came or went: its rows come and go with that, while its own time stands still. A card that
 * was hidden and is shown again has to be read whole, its bills too; an investment, its movements.
 * @param before the investments before they were read
 */
async function hasParentsThatMoved(
  run: SyncRun,
  product: Product,
  accounts: readonly WrittenAccount[],
  before: readonly Holding[] | undefined,
): Promise<boolean> {
  if (product === 'bills') return accounts.filter(isCard).some(({ readFrom }) => readFrom === null);
  return (
    product === 'investmentTransactions' &&
    before !== undefined &&
    idsOf(before) !== idsOf(await listHoldings(run.database, run.itemId))
  );
}

/** Whether a product is read in any case, as far as is known before the accounts are. */
const isDue = (run: SyncRun, product: Product): boolean =>
  readProductFacts(run.rawItem, product).isOffered && !isUnmoved(run, product);

/** Asks for the lists that need the item alone, if they will be read and anything is begun ahead. */
export function beginProducts(run: SyncRun): Lists {
  const lists = new Lists(run);
  const names = (['investments', 'loans', 'identity', 'consents'] as const).filter((name) =>
    isDue(run, name),
  );
  if (run.ahead.width > 1) for (const name of names) lists.begin(name, run.itemId);
  return lists;
}

/** Asks for the bills of the cards, in the same way. */
export function beginBills(run: SyncRun, lists: Lists, accounts: readonly WrittenAccount[]): void {
  if (run.ahead.width === 1 || !isDue(run, 'bills')) return;
  for (const id of idsOfCards(accounts).slice(0, run.ahead.width)) lists.begin('bills', id);
}

/**
 * Reads every product of an item but its accounts and transactions, each on its own: one that fails hides none of the
 * others. One that is not known to have moved since it was read is left as it is.
 * @param lists of which some may have begun
 * @param failures gets those for which the job is to be tried again
 * @returns how many rows were new or different
 */
export async function syncProducts(
  run: SyncRun,
  lists: Lists,
  accounts: readonly WrittenAccount[],
  failures: PluggyError[],
): Promise<number> {
  const cards = idsOfCards(accounts);
  const before = await investmentsBefore(run);
  let total = 0;
  for (const product of Object.keys(READERS) as Listed[]) {
    await stopComparisonIfWanted(run);
    // nobody says that it moved; where rows may be withheld, reading finds out
    if (isUnmoved(run, product) && !(await hasParentsThatMoved(run, product, accounts, before))) continue;
    const { written, failure } = await runProduct(run, product, (facts) =>
      READERS[product](run, { lists, facts, cards, before }),
    );
    if (failure !== undefined) failures.push(failure);
    total += written;
  }
  return total;
}
