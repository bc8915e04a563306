import { type AccountId, parseTransactionId, type TransactionId } from '../../domain/ids.ts';
import { MAX_IDS_PER_REQUEST } from '../../pluggy/PluggyClient.ts';
import type { TransactionsPage } from '../../pluggy/transactions-page.ts';
import { forgetReadFrom } from '../../store/statements/accounts/forget-read-from.ts';
import {
  tombstoneTransactions,
  type VanishReason,
} from '../../store/statements/transactions/tombstone-transactions.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { writePage } from './write-page.ts';

/** The ids of the rows of a page; undefined: one that is none. */
function idsOf(body: Buffer): Set<TransactionId | undefined> {
  const { results } = JSON.parse(body.toString('utf8')) as { results: ({ id?: unknown } | null)[] };
  return new Set(results.map((row) => parseTransactionId(row?.id)));
}

interface Answered {
  readonly changed: boolean;
  /** What was asked for and not answered. */
  readonly gone: readonly TransactionId[];
  /** Each answer had the row that was known to be there. */
  readonly isWitnessed: boolean;
}

export interface Question {
  /**
   * Why rows are asked for, kept with those that are hidden: a list that lacked them was the first answer, while an event that
   * named them is none.
   */
  readonly reason: VanishReason;
  /**
   * A row of the account that the list did have. An answer that has it is one of an account that is shown: it proves what else it
   * lacks, without a look at the item and its consents.
   */
  readonly witness?: TransactionId | undefined;
  /**
   * Rows that Pluggy said itself are gone, where the list that lacked them was whole and had others: that is both answers, and
   * they are not asked for. None unless given.
   */
  readonly saidGone?: ReadonlySet<TransactionId> | undefined;
  /** The answer about the first `MAX_IDS_PER_REQUEST` of them, if they were asked for already. */
  readonly first?: Promise<TransactionsPage> | undefined;
}

/** Asks for rows by id. */
function fetchRows(
  { client, ahead }: SyncRun,
  accountId: AccountId,
  ids: readonly TransactionId[],
): Promise<TransactionsPage> {
  return ahead.begin((signal) => client.getTransactionsPage(accountId, { ids }, { signal }));
}

/** Asks for rows by id and stores those that come. */
async function ask(
  run: SyncRun,
  accountId: AccountId,
  ids: readonly TransactionId[],
  { witness, first }: Pick<Question, 'witness' | 'first'>,
): Promise<Answered> {
  const { clock, database, documents, userId, fence, progress } = run;
  const gone: TransactionId[] = [];
  const known = witness === undefined ? [] : [witness];
  const size = MAX_IDS_PER_REQUEST - known.length;
  let [changed, isWitnessed] = [false, witness !== undefined];
  for (let start = 0; start < ids.length; start += size) {
    const chunk = ids.slice(start, start + size);
    const begun = start === 0 ? first : undefined;
    const page = await (begun ?? fetchRows(run, accountId, [...chunk, ...known]));
    const present = idsOf(page.body);
    isWitnessed &&= known.every((id) => present.has(id));
    gone.push(...chunk.filter((id) => !present.has(id)));
    // the witness was written a moment ago, with the list that had it
    if ([...present].every((id) => id !== undefined && id === witness)) continue;
    const target = { accountId, userId, documents, fence, now: clock.now() };
    const written = await writePage(database, page.body, target);
    progress.addPage(written);
    changed ||= written.created + written.updated > 0;
  }
  return { changed, gone, isWitnessed };
}

/** Every row was said to be gone, by a list that had others. */
const NOT_ASKED: Answered = { changed: false, gone: [], isWitnessed: true };

/**
 * Asks Pluggy for certain rows: what its answer holds is stored, what two answers lack is hidden, where absence is
 * believed (see `Absence`).
 * @returns whether anything changed
 */
export async function readRows(
  run: SyncRun,
  accountId: AccountId,
  ids: readonly TransactionId[],
  question: Question,
): Promise<boolean> {
  const { absence, clock, database, userId, fence, progress } = run;
  const { reason, saidGone } = question;
  const left = ids.filter((id) => !saidGone?.has(id));
  const first = left.length === 0 ? NOT_ASKED : await ask(run, accountId, left, question);
  const isFirstAnswer = reason === 'not_found' && absence.mayBeBelieved('transactions');
  const second = isFirstAnswer ? await ask(run, accountId, first.gone, {}) : first;
  const changed = first.changed || second.changed;
  const gone = [...second.gone, ...ids.filter((id) => saidGone?.has(id))];
  if (gone.length === 0) return changed;
  if (!(await absence.isBelieved('transactions', second.isWitnessed))) {
    // the event is acted on, and says it once: what it told of is found when the account is read from end to end
    if (reason === 'not_found') await forgetReadFrom(database, accountId, fence);
    return changed;
  }
  const target = { accountId, userId, fence, now: clock.now() };
  const deleted = await tombstoneTransactions(database, target, gone, reason);
  progress.addDeleted(deleted);
  return changed || deleted > 0;
}

/** Asks for rows that events named. @returns what stores the answer, as `readRows` does */
export function beginNamedRows(
  run: SyncRun,
  accountId: AccountId,
  named: ReadonlySet<TransactionId>,
): () => Promise<boolean> {
  const ids = [...named];
  if (ids.length === 0) return async () => false;
  const first = fetchRows(run, accountId, ids.slice(0, MAX_IDS_PER_REQUEST));
  return () => readRows(run, accountId, ids, { reason: 'not_found', first });
}
