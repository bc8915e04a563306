import { errorCodeOf, PublicError } from '../../domain/errors.ts';
import { type Product, type ProductFacts, readProductFacts } from '../../domain/product.ts';
import { PluggyError } from '../../pluggy/pluggy-errors.ts';
import { isAboutTheData } from '../../store/is-about-the-data.ts';
import type { SyncRun } from './SyncRun.ts';

function stateAfter(
  { absence }: SyncRun,
  product: Product,
  { quotaUsedUp }: ProductFacts,
): 'done' | 'quota_used_up' | 'withheld' {
  if (quotaUsedUp) return 'quota_used_up';
  return absence.mayBeBelieved(product) ? 'done' : 'withheld';
}

/** Trying again would not help: a setting of ours is missing, or PostgreSQL refuses what Pluggy sent. */
const isFinal = (error: unknown): boolean => error instanceof PublicError || isAboutTheData(error);

export interface ProductRead {
  /** Rows that were new or different. */
  readonly written: number;
  /** What it failed with and may be tried again for, so that others are read all the same. */
  readonly failure?: PluggyError;
}

/**
 * Reads one product of an item and records how that went: its failure is its own.
 * @param read returns how many rows were new or different
 * @throws what is no fault of the product: a lost lease, a database that is away
 */
export async function runProduct(
  run: SyncRun,
  product: Product,
  read: (facts: ProductFacts) => Promise<number>,
): Promise<ProductRead> {
  const { itemId, logger, products } = run;
  const facts = readProductFacts(run.rawItem, product);
  if (!facts.isOffered) {
    await products.note(product, { state: 'not_offered' });
    return { written: 0 };
  }
  try {
    const written = await read(facts);
    await products.note(product, { state: stateAfter(run, product, facts) });
    return { written };
  } catch (error) {
    if (run.signal.aborted || !(isFinal(error) || error instanceof PluggyError)) throw error;
    await products.note(product, { state: 'failed', error: errorCodeOf(error) });
    logger.warn({ itemId, product, problem: errorCodeOf(error) }, 'a product could not be read');
    return error instanceof PluggyError ? { written: 0, failure: error } : { written: 0 };
  }
}
