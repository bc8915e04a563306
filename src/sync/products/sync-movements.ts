import { type Holding, isOneStep, movementsInTurn } from '../../domain/movements-in-turn.ts';
import type { ProductFacts } from '../../domain/product.ts';
import { productVersion } from '../../domain/product-versions.ts';
import { hideOrphanedMovements } from '../../store/statements/products/hide-orphaned-movements.ts';
import { listHoldings } from '../../store/statements/products/list-holdings.ts';
import type { Lists } from '../lists/Lists.ts';
import { inAdvance } from '../run/CallsAhead.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { syncList } from './sync-list.ts';
import { unlessUnknown } from './unless-unknown.ts';

const NAME = 'investmentTransactions';

/** What a day's news of one connection may cost before movements that show in no number are left to the next run. */
const CALLS_A_DAY = 7;

interface Given {
  readonly lists: Lists;
  readonly facts: ProductFacts;
  /** The investments as they were before this run read them; undefined: nobody looked. */
  readonly before: readonly Holding[] | undefined;
}

async function readMovements(run: SyncRun, { lists, facts }: Given, ids: readonly string[]): Promise<number> {
  let written = 0;
  const begin = (id: string): string => {
    lists.begin(NAME, id);
    return id;
  };
  for (const id of inAdvance(ids, run.ahead.width, begin)) {
    const read = syncList(run, NAME, id, lists.pagesOf(NAME, id), facts.isCurrent);
    // an investment that Pluggy shows no more keeps its movements, as long as it is kept itself
    written += (await unlessUnknown(read))?.written ?? 0;
  }
  return written;
}

/**
 * Movements hang on investments, so that they are read with them, and go with them. A routine run may leave some of them to
 * the next (decision 0063).
 */
export async function syncMovements(run: SyncRun, given: Given): Promise<number> {
  const { clock, database, fence, itemId, movements, products } = run;
  let written = await hideOrphanedMovements(database, { itemId, fence, now: clock.now() });
  const holdings = await listHoldings(database, itemId);
  const version = productVersion(run.rawItem, NAME);
  const mayLeave = movements !== null && isOneStep(given.before ?? holdings, holdings);
  // the first call was that for the item
  const room = mayLeave ? CALLS_A_DAY - 1 - run.client.calls : holdings.length;
  const turn = movementsInTurn(holdings, mayLeave ? movements : {}, version, room);
  written += await readMovements(run, given, turn.now);
  // how many objects are odd is counted for all of them together
  const isRest = turn.owed.length > 0 && products.hasOdd(NAME);
  if (isRest) written += await readMovements(run, given, turn.owed);
  const owed = isRest ? [] : turn.owed;
  const read = holdings.map(({ id, figures }) => {
    const former = owed.includes(id) ? movements?.[id] : undefined;
    return [id, former ?? { version, figures }] as const;
  });
  products.noteMovements(Object.fromEntries(read), owed.length === 0);
  return written;
}
