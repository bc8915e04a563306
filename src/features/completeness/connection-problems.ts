import type { CompletenessProblem, ConnectionCompleteness } from '../../contract/completeness.ts';
import { productName } from '../../domain/health.ts';
import type { Language } from '../../domain/language.ts';
import type { ProductState } from '../../domain/product.ts';
import type { StoredProductState } from '../../store/fragments/item-columns.ts';
import { problemOf } from './problem-of.ts';

/** Null: nothing is lacking. */
const BY_STATE: Readonly<Record<ProductState, CompletenessProblem['code'] | null>> = {
  never: 'product_unread',
  running: 'product_unread',
  done: null,
  not_offered: null,
  failed: 'product_failed',
  withheld: 'product_withheld',
  quota_used_up: 'product_quota_used_up',
};

function productProblems(
  { product, state, error }: Pick<StoredProductState, 'product' | 'state' | 'error'>,
  language: Language,
): CompletenessProblem[] {
  const code = BY_STATE[state];
  if (code === null) return [];
  return [problemOf(code, language, { product: productName(product, language), error: error ?? 'internal' })];
}

/** Nothing was ever looked at to its end; eight times "not read yet" would say no more. */
function wasNeverSynced({ sync, products }: Pick<ConnectionCompleteness, 'sync' | 'products'>): boolean {
  if (sync.state === 'done' || sync.state === 'failed') return false;
  return products.every(({ state }) => state === 'never' || state === 'running');
}

/**
 * What of a connection was not read, and why, in the caller's language.
 * @param owes movements of investments have come that the next runs read
 */
export function connectionProblems(
  connection: Pick<ConnectionCompleteness, 'sync' | 'products' | 'oddObjects'>,
  owes: boolean,
  language: Language,
): CompletenessProblem[] {
  if (wasNeverSynced(connection)) return [problemOf('never_synced', language)];
  const { state, error } = connection.sync;
  const failed =
    state === 'failed' ? [problemOf('sync_failed', language, { error: error ?? 'internal' })] : [];
  const { oddObjects, products } = connection;
  const owed = owes
    ? productProblems({ product: 'investmentTransactions', state: 'never', error: null }, language)
    : [];
  const odd = oddObjects === 0 ? [] : [problemOf('unknown_form', language, { here: oddObjects })];
  return [...failed, ...products.flatMap((product) => productProblems(product, language)), ...owed, ...odd];
}
