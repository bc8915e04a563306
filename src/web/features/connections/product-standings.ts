import { PRODUCTS, type Product } from '../../../domain/product.ts';
import type { Item } from './api/get-items.ts';

/** How far one product of a connection is, as a person reads it. */
export interface ProductStanding {
  readonly product: Product;
  /** `unread`: nobody knows anything of it yet, or it is a state that this page does not know. */
  readonly state: 'read' | 'reading' | 'unread' | 'notOffered' | 'failed' | 'quota' | 'withheld';
  /** Read: when the bank was read for it. Quota: when the bank may be asked again. Failed: when it last was read; null: not known. */
  readonly at: string | null;
}

const STATES: Readonly<Record<string, ProductStanding['state']>> = {
  never: 'unread',
  running: 'reading',
  done: 'read',
  failed: 'failed',
  not_offered: 'notOffered',
  quota_used_up: 'quota',
  withheld: 'withheld',
};

/** From what is wrong to what is as it should be. */
const FROM_WORST: readonly ProductStanding['state'][] = [
  'failed',
  'quota',
  'withheld',
  'unread',
  'reading',
  'read',
  'notOffered',
];

/** Each product of a connection in one order, whatever order the answer has; one that is missing says nothing. */
export function productStandings(item: Pick<Item, 'sync'>): ProductStanding[] {
  const known = item.sync?.products ?? [];
  return PRODUCTS.flatMap((product) => {
    const found = known.find((one) => one.product === product);
    if (found === undefined) return [];
    const state = STATES[found.state ?? ''] ?? 'unread';
    const at = state === 'quota' ? found.quotaResetsAt : (found.asOf ?? found.doneAt);
    return [{ product, state, at: at ?? null }];
  });
}

export interface StandingsInShort {
  readonly read: number;
  /** Of those that the bank offers. */
  readonly offered: number;
  /** What is wrong, the worst first; products of which the same is to be said stand together. */
  readonly wrong: readonly { readonly standing: ProductStanding; readonly products: readonly Product[] }[];
}

/** The same in a line or two of a list. Where all of it is wrong, the connection's own message says so. */
export function inShort(standings: readonly ProductStanding[]): StandingsInShort {
  const offered = standings.filter(({ state }) => state !== 'notOffered');
  const groups = FROM_WORST.flatMap((state) => {
    const alike = offered.filter((one) => one.state === state);
    const [standing] = alike;
    const isWrong = ['failed', 'quota', 'withheld'].includes(state) && alike.length < offered.length;
    return standing && isWrong ? [{ standing, products: alike.map(({ product }) => product) }] : [];
  });
  return {
    read: offered.filter(({ state }) => state === 'read').length,
    offered: offered.length,
    wrong: groups,
  };
}
