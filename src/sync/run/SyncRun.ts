import type { ItemId, UserId } from '../../domain/ids.ts';
import type { ItemFacts } from '../../domain/item.ts';
import { partsInTurn } from '../../domain/movements-in-turn.ts';
import { type LastRead, type PartReads, unmovedProducts } from '../../domain/product-versions.ts';
import type { Fence } from '../../queue/sql/lease.ts';
import { Absence } from './Absence.ts';
import { CallsAhead } from './CallsAhead.ts';
import type { ItemAnswer } from './fetch-item.ts';
import { ProductStates } from './ProductStates.ts';
import type { SyncDependencies } from './SyncDependencies.ts';
import { isRoutine, type SyncMode } from './SyncMode.ts';
import { SyncProgress } from './SyncProgress.ts';

/**
 * More accounts than most people have at one bank, and few enough for the memory: a few pages of each. A comparison begins nothing
 * ahead, for nobody waits for it, and it makes way.
 */
const WIDTH = 4;

/** One run for one item, once the item was read: what it works with, and what guards its writes. */
export interface SyncRun extends SyncDependencies {
  readonly mode: SyncMode;
  readonly itemId: ItemId;
  readonly userId: UserId | null;
  readonly item: ItemFacts;
  /** Pluggy's item object, for what it says of each product; numbers in it are floats. */
  readonly rawItem: unknown;
  /** Whether what Pluggy's answers lack is gone: asked by all that hides rows. */
  readonly absence: Absence;
  readonly fence: Fence;
  readonly signal: AbortSignal;
  /** Calls that are under way before it is their turn. Whoever opened the run ends them with it. */
  readonly ahead: CallsAhead;
  readonly progress: SyncProgress;
  /** Products that are not read, since Pluggy says that they are what they were when they were. None, unless it is routine. */
  readonly unmoved: ReadonlySet<string>;
  /** What is known of each investment's movements, where they may be read in turn; null: they are read together. */
  readonly movements: PartReads | null;
  readonly products: ProductStates;
}

/**
 * @param userId whose the item is
 * @param reads what is kept of the last read of each product
 */
export async function openRun(
  deps: SyncDependencies,
  { itemId, fence, signal }: Pick<SyncRun, 'itemId' | 'fence' | 'signal'>,
  answer: ItemAnswer,
  userId: UserId | null,
  mode: SyncMode,
  reads: readonly LastRead[] = [],
): Promise<SyncRun> {
  const rawItem: unknown = JSON.parse(answer.raw);
  // a job that cannot begin waits in the queue; one that has begun has what it read to lose
  const client = deps.client.outlastingPauses();
  const lately = isRoutine(mode) ? reads : [];
  const now = deps.clock.now();
  return {
    ...deps,
    client,
    mode,
    itemId,
    userId,
    item: answer.facts,
    rawItem,
    absence: await Absence.of({ ...deps, client, itemId, signal }, answer),
    fence,
    signal,
    ahead: new CallsAhead(signal, mode.kind === 'comparison' ? 1 : WIDTH),
    progress: new SyncProgress(),
    unmoved: unmovedProducts(rawItem, lately, now),
    movements: partsInTurn(rawItem, lately, now),
    products: new ProductStates({ ...deps, itemId, fence, rawItem, known: reads }),
  };
}
