import type { Product, ProductState } from '../../domain/product.ts';

export interface StoredProductState {
  readonly product: Product;
  readonly state: ProductState;
  /** Code from docs/errors.md; of a failed product alone. */
  readonly error: string | null;
  /** When the product was last read completely; ISO 8601 in UTC. */
  readonly doneAt: string | null;
  /** Objects of the last read that came in a form that this program does not know. */
  readonly oddObjects: number;
  /** When the bank was read for what that brought; ISO 8601 in UTC, null: not known. */
  readonly asOf: string | null;
}
