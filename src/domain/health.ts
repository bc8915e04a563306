import type { ConsentOutlook } from './consent.ts';
import type { Freshness } from './freshness.ts';
import { type ItemFacts, isInProgress } from './item.ts';
import type { Language } from './language.ts';
import { PRODUCTS, type Product, type ProductState } from './product.ts';
import { PRODUCT_NAMES } from './texts/products.ts';

/** From the best to the worst. */
export const HEALTHS = ['ok', 'waiting', 'partial', 'stale', 'failed'] as const;

/**
 * How well a connection is: as its worst product. `ok`: everything was read, or is read in turn. `waiting`: something was not read yet, or is
 * being read, or our runs fail and are tried again. `partial`: the bank or Pluggy withholds something. `stale`: what is
 * stored is not up to date. `failed`: something could not be read, or nothing can be read before the person or the bank
 * has acted.
 */
export type Health = (typeof HEALTHS)[number];

const BY_STATE: Readonly<Record<ProductState, Health>> = {
  never: 'waiting',
  running: 'waiting',
  done: 'ok',
  not_offered: 'ok',
  withheld: 'partial',
  quota_used_up: 'partial',
  failed: 'failed',
};

const FROM_WORST: readonly Health[] = HEALTHS.toReversed();

export interface ProductStanding {
  readonly product: Product;
  readonly state: ProductState;
}

/** How far this service is with an item: `failed` when its last complete read was, or its sync was given up. */
export type SyncState = 'never' | 'running' | 'done' | 'failed';

/** What this service has of an item, all of it and each product. */
export interface Standing {
  readonly syncState: SyncState;
  readonly products: readonly ProductStanding[];
  /** Objects of the connection that came in a form that this program does not know; default: none. */
  readonly oddObjects?: number;
  /** How old what is stored is; absent: nothing is known of it. */
  readonly freshness?: Freshness;
  /** How the authorisation at the bank stands; absent: nothing is known of it. */
  readonly consent?: ConsentOutlook;
  /** Movements of investments have come that the next runs read. */
  readonly owesMovements?: boolean;
  /** There is news that we could not read: runs fail, or wait for Pluggy. */
  readonly isBehind?: boolean;
}

/** The worst of an item's products; of the item itself, when it cannot be read at all. */
export function healthOf(
  item: Pick<ItemFacts, 'status' | 'permissionMissing' | 'approvalPending'>,
  { syncState, products, freshness, consent, isBehind = false }: Standing,
): Health {
  if (item.status === 'LOGIN_ERROR' || item.status === 'OUTDATED' || syncState === 'failed') return 'failed';
  if (consent?.state === 'ended' && !isInProgress(item)) return 'failed';
  const found = new Set(products.map(({ state }) => BY_STATE[state]));
  if (isBehind) found.add('waiting');
  if (item.permissionMissing) found.add('partial');
  else if (item.approvalPending) {
    found.add('waiting'); // what is withheld until then comes by itself
    found.delete('partial');
  }
  if (consent?.state === 'partly_ended') found.add('partial');
  if ((freshness?.staleSince ?? null) !== null) found.add('stale');
  return FROM_WORST.find((health) => found.has(health)) ?? 'waiting';
}

export const productName = (product: Product, language: Language): string => PRODUCT_NAMES[product][language];

/** Names of the products that are this unwell, for a person: "accounts, loans". Consents are no data of the bank's. */
export function namesOf(products: readonly ProductStanding[], health: Health, language: Language): string {
  const unwell = new Set(
    products.filter(({ state }) => BY_STATE[state] === health).map(({ product }) => product),
  );
  return productNames([...unwell], language);
}

export function productNames(products: readonly Product[], language: Language): string {
  const named = PRODUCTS.filter((product) => products.includes(product) && product !== 'consents');
  return named.map((product) => productName(product, language)).join(', ');
}
