import { type AccountId, parseTransactionId, type TransactionId } from '../../domain/ids.ts';
import { MAX_IDS_PER_REQUEST } from '../../pluggy/PluggyClient.ts';
import { forgetReadFrom } from '../../store/statements/accounts/forget-read-from.ts';
import {
  tombstoneTransactions,
  type VanishReason,
} from '../../store/statements/transactions/tombstone-transactions.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { writePage } from './write-page.ts';

function idsOf(body: Buffer): Set<TransactionId> {
  const { results } = JSON.parse(body.toString('utf8')) as { results: ({ id?: unknown } | null)[] };
  return new Set(results.map((row) => parseTransactionId(row?.id)).filter((id) => id !== undefined));
}

interface Answered {
  readonly changed: boolean;
  /** What was asked for and not answered. */
  readonly gone: readonly TransactionId[];
}

/** Asks for rows by id and stores those that come. */
async function ask(run: SyncRun, accountId: AccountId, ids: readonly TransactionId[]): Promise<Answered> {
  const { client, clock, database, documents, userId, fence, signal, progress } = run;
  const gone: TransactionId[] = [];
  let changed = false;
  for (let start = 0; start < ids.length; start += MAX_IDS_PER_REQUEST) {
    const chunk = ids.slice(start, start + MAX_IDS_PER_REQUEST);
    const page = await client.getTransactionsPage(accountId, { ids: chunk }, { signal });
    const present = idsOf(page.body);
    const target = { accountId, userId, documents, fence, now: clock.now() };
    const written = await writePage(database, page.body, target);
    progress.addPage(written);
    changed ||= written.created + written.updated > 0;
    gone.push(...chunk.filter((id) => !present.has(id)));
  }
  return { changed, gone };
}

/**
 * Asks Pluggy for certain rows: what its answer holds is stored, what two answers lack is hidden, where absence is
 * believed (see `Absence`).
 * @param reason why they are asked for, kept with those that are hidden: a list that lacked them was the first answer,
 * while an event that named them is none
 * @returns whether anything changed
 */
export async function readRows(
  run: SyncRun,
  accountId: AccountId,
  ids: readonly TransactionId[],
  reason: VanishReason,
): Promise<boolean> {
  const { absence, clock, database, userId, fence, progress } = run;
  const first = await ask(run, accountId, ids);
  if (first.gone.length === 0) return first.changed;
  const isFirstAnswer = reason === 'not_found' && absence.mayBeBelieved('transactions');
  const second = isFirstAnswer ? await ask(run, accountId, first.gone) : first;
  const changed = first.changed || second.changed;
  if (second.gone.length === 0) return changed;
  if (!(await absence.isBelieved('transactions'))) {
    // the event is acted on, and says it once: what it told of is found when the account is read from end to end
    if (reason === 'not_found') await forgetReadFrom(database, accountId, fence);
    return changed;
  }
  const target = { accountId, userId, fence, now: clock.now() };
  const deleted = await tombstoneTransactions(database, target, second.gone, reason);
  progress.addDeleted(deleted);
  return changed || deleted > 0;
}
