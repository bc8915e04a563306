import type { Clock } from '../../domain/clock.ts';
import type { ItemId } from '../../domain/ids.ts';
import { PRODUCTS, type Product, productReadAt, readProductFacts } from '../../domain/product.ts';
import { type PartReads, productVersion } from '../../domain/product-versions.ts';
import type { Fence } from '../../queue/sql/lease.ts';
import type { ProductOutcome, RecentRead, RunReads } from '../../store/fragments/recorded-reads.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { recordProductOutcomes } from '../../store/statements/products/record-product-outcomes.ts';
import { recordProductsBegun } from '../../store/statements/products/record-products-begun.ts';

/** How long a person who watches a long read waits at most for the state of a product that ended. */
const WRITE_EVERY_MS = 1_000;

interface Run {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly itemId: ItemId;
  readonly fence: Fence;
  /** Pluggy's item object, which says what is offered. */
  readonly rawItem: unknown;
  /** Products of which something is on record. */
  readonly known: readonly { readonly product: string }[];
}

/**
 * How each product of an item fares in one run. A small item has eight products within a tenth of a second: what
 * becomes of them is written together at the end, and in a long run once a second. A run that dies before it has
 * written is run again, and says it then.
 */
export class ProductStates {
  readonly #run: Run;
  readonly #noted = new Map<Product, ProductOutcome>();
  readonly #recent: RecentRead[] = [];
  /** When the run began. */
  readonly startedAt: Date;
  readonly #odd = new Map<Product, number>();
  #movements: { readonly parts: PartReads; readonly isWhole: boolean } | undefined;
  #writtenAt: number;

  constructor(run: Run) {
    this.#run = run;
    this.startedAt = run.clock.now();
    this.#writtenAt = this.startedAt.getTime();
  }

  /** All offered products will be read. Of those that were read before, what is known stays. */
  async begin(): Promise<void> {
    const { database, itemId, fence, clock, rawItem, known } = this.#run;
    const offered = PRODUCTS.filter((product) => readProductFacts(rawItem, product).isOffered);
    if (offered.every((product) => known.some((state) => state.product === product))) return;
    await recordProductsBegun(database, itemId, offered, { fence, now: clock.now() });
  }

  /** Objects of a product came in a form that this program does not know. */
  sawOdd(product: Product, count: number): void {
    this.#odd.set(product, (this.#odd.get(product) ?? 0) + count);
  }

  /** Whether this run saw such objects of it. */
  hasOdd(product: Product): boolean {
    return (this.#odd.get(product) ?? 0) > 0;
  }

  /**
   * Movements of investments were read.
   * @param parts what is to be kept of each investment
   * @param isWhole false: those of some are owed, and what is on record of all of them stays, the time of their data above all
   */
  noteMovements(parts: PartReads, isWhole: boolean): void {
    this.#movements = { parts, isWhole };
  }

  /** The last weeks of an account were read: kept with the products. One that is lost is read again. */
  noteRecentRead(read: RecentRead): void {
    this.#recent.push(read);
  }

  async note(product: Product, outcome: Pick<ProductOutcome, 'state' | 'error'>): Promise<void> {
    const movements = product === 'investmentTransactions' ? this.#movements : undefined;
    if (outcome.state === 'done' && movements?.isWhole === false) return;
    const at = this.#run.clock.now();
    const { rawItem } = this.#run;
    const [asOf, version] = [productReadAt(rawItem, product), productVersion(rawItem, product)];
    const oddObjects = this.#odd.get(product) ?? 0;
    const parts = movements?.parts;
    this.#noted.set(product, { product, ...outcome, oddObjects, at, asOf, version, parts });
    if (at.getTime() - this.#writtenAt >= WRITE_EVERY_MS) await this.write();
  }

  /** Hands out what is not written yet, to whoever writes it with something else. */
  take(): RunReads {
    const parts = this.#movements?.isWhole === false ? this.#movements.parts : undefined;
    const reads = { outcomes: [...this.#noted.values()], accounts: this.#recent.splice(0), parts };
    this.#noted.clear();
    this.#movements = undefined;
    this.#writtenAt = this.#run.clock.now().getTime();
    return reads;
  }

  /** @throws {LeaseLost} when another run has taken over, whose word counts */
  async write(): Promise<void> {
    if (this.#noted.size + this.#recent.length === 0 && this.#movements === undefined) return;
    const { database, itemId, fence } = this.#run;
    await recordProductOutcomes(database, itemId, this.take(), fence, this.startedAt);
  }
}
