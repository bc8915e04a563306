import type { BankHistory } from './books.ts';
import { type Books, openBooks } from './books.ts';
import type { CategoryRule } from './category-rule.ts';
import { connectors } from './connectors.ts';
import { wantsAccount } from './product-data.ts';

/** How many items' data stay in memory; the rest is regenerated when asked for. */
const MAX_BOOKS = 64;

/** What the cache needs to know of an item. */
export interface BookOwner {
  readonly id: string;
  readonly connectorId: number;
  readonly history: BankHistory | null;
  readonly products: readonly string[];
}

/** The data of the items used last. */
export class BookCache {
  readonly #seed: number;
  readonly #rules: () => readonly CategoryRule[];
  readonly #books = new Map<string, { readonly books: Books; readonly products: string }>();

  /** `rules` are the application's rules for filing rows, as they are now. */
  constructor(seed: number, rules: () => readonly CategoryRule[]) {
    this.#seed = seed;
    this.#rules = rules;
  }

  /** Undefined until the item's first sync has succeeded. */
  of(item: BookOwner): Books | undefined {
    const connector = connectors.get(item.connectorId);
    if (item.history === null || connector === undefined) return undefined;
    const products = item.products.join();
    const known = this.#books.get(item.id);
    // An update may ask for other products than the first sync did.
    const books =
      known?.products === products
        ? known.books
        : openBooks(this.#seed, connector, item.id, item.history, wantsAccount(item.products));
    books.rules = this.#rules();
    this.#books.delete(item.id);
    this.#books.set(item.id, { books, products });
    const [oldest] = this.#books.keys();
    if (this.#books.size > MAX_BOOKS && oldest !== undefined) this.#books.delete(oldest);
    return books;
  }

  forget(itemId: string): void {
    this.#books.delete(itemId);
  }

  clear(): void {
    this.#books.clear();
  }
}
