import { type AccountId, parseTransactionId, type TransactionId } from '../domain/ids.ts';
import { absenceIsBelieved } from '../domain/item.ts';
import { MAX_IDS_PER_REQUEST } from '../pluggy/PluggyClient.ts';
import { LeaseLost } from '../queue/LeaseLost.ts';
import { tombstoneTransactions, type VanishReason } from '../store/sql/write-transactions.ts';
import type { SyncContext } from './SyncContext.ts';
import { writePage } from './write-page.ts';

function idsOf(body: Buffer): Set<TransactionId> {
  const { results } = JSON.parse(body.toString('utf8')) as { results: { id?: unknown }[] };
  return new Set(results.map(({ id }) => parseTransactionId(id)).filter((id) => id !== undefined));
}

async function readChunk(
  context: SyncContext,
  accountId: AccountId,
  ids: readonly TransactionId[],
  reason: VanishReason,
): Promise<boolean> {
  const { client, clock, database, userId, fence, signal, progress } = context;
  const page = await client.getTransactionsPage(accountId, { ids: [...ids] }, { signal });
  const target = { accountId, userId, fence, now: clock.now() };
  const written = await writePage(database, page.body, target);
  progress.addPage(written);
  const present = idsOf(page.body);
  const gone = ids.filter((id) => !present.has(id));
  if (gone.length === 0 || !absenceIsBelieved(context.item)) return written.created + written.updated > 0;
  const deleted = await tombstoneTransactions(database, target, gone, reason);
  if (deleted === undefined) throw new LeaseLost();
  progress.addDeleted(deleted);
  return written.created + written.updated + deleted > 0;
}

/**
 * Asks Pluggy for certain rows and believes the answer: what it holds is stored, what it lacks is hidden.
 * @param reason why they are asked for, kept with those that are hidden
 * @returns whether anything changed
 */
export async function readRows(
  context: SyncContext,
  accountId: AccountId,
  ids: readonly TransactionId[],
  reason: VanishReason,
): Promise<boolean> {
  let changed = false;
  for (let start = 0; start < ids.length; start += MAX_IDS_PER_REQUEST) {
    const chunk = ids.slice(start, start + MAX_IDS_PER_REQUEST);
    changed = (await readChunk(context, accountId, chunk, reason)) || changed;
  }
  return changed;
}
