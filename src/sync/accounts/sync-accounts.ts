import type { AccountId } from '../../domain/ids.ts';
import { hasUsableId } from '../../domain/known-form.ts';
import { type PluggyError, PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import type { RawAnswer } from '../../pluggy/RawAnswer.ts';
import { fencedTransaction } from '../../queue/fenced.ts';
import { escapeJson } from '../../store/escape-json.ts';
import { isAboutTheData } from '../../store/is-about-the-data.ts';
import { notifyChange } from '../../store/notify-change.ts';
import { OF_ACCOUNTS, splitPersonal } from '../../store/sealed/personal-members.ts';
import { listStoredAccounts } from '../../store/statements/accounts/list-stored-accounts.ts';
import { tombstoneAccount } from '../../store/statements/accounts/tombstone-account.ts';
import {
  upsertAccounts,
  type WrittenAccount,
  type WrittenAccounts,
} from '../../store/statements/accounts/upsert-accounts.ts';
import { assertWhole, type CountedList, countOf, isShort } from '../lists/count-list.ts';
import { type Odd, rowByRow, setAside } from '../lists/set-aside.ts';
import { countOdd, pageOf, type SortedPage, sortOut } from '../lists/sort-out.ts';
import { runProduct } from '../run/run-product.ts';
import type { SyncRun } from '../run/SyncRun.ts';

async function isGone(run: SyncRun, accountId: AccountId): Promise<boolean> {
  try {
    await run.client.getAccount(accountId, { signal: run.signal });
    return false;
  } catch (error) {
    if (error instanceof PluggyResponseError && error.status === 404) return true;
    throw error;
  }
}

/** Accounts that the list lacks are asked for one by one; only a second no hides them. */
async function hideAbsentAccounts(run: SyncRun, absent: readonly AccountId[]): Promise<void> {
  const { database, clock, fence, absence, progress } = run;
  if (!absence.mayBeBelieved('accounts')) return;
  const gone: AccountId[] = [];
  for (const accountId of absent) {
    if (await isGone(run, accountId)) gone.push(accountId);
  }
  if (gone.length === 0 || !(await absence.isBelieved('accounts'))) return;
  for (const accountId of gone) {
    const rows = await fencedTransaction(database, fence, async (tx) => {
      const hidden = await tombstoneAccount(tx, accountId, clock.now());
      await notifyChange(tx, 'accounts', run);
      return hidden;
    });
    progress.addHiddenAccount(rows);
  }
}

/** The list of accounts, read once more when it is shorter than it says. */
async function fetchAccounts({ client, itemId, signal }: SyncRun): Promise<RawAnswer> {
  const listed = (answer: RawAnswer): CountedList => {
    const { results } = answer.json<{ results: ({ id?: unknown } | null)[] }>();
    const ids = results.filter(hasUsableId).map((row) => String(row?.id).toLowerCase());
    const { rows, total } = countOf(answer);
    const unusable = results.length - ids.length;
    return { ids, rows: rows - unusable, total: total === null ? null : total - unusable };
  };
  const first = await client.getAccounts(itemId, { signal });
  if (!isShort(listed(first))) return first;
  const second = await client.getAccounts(itemId, { signal });
  assertWhole('/accounts', listed(second), listed(second));
  return second;
}

function writeAccounts(run: SyncRun, page: string): Promise<WrittenAccounts> {
  const { database, clock, fence, keyring } = run;
  const split = splitPersonal(OF_ACCOUNTS, page, keyring);
  return upsertAccounts(database, split, run, { fence, now: clock.now() });
}

/** Stores accounts; what cannot be stored is kept aside and stops none of the others. */
async function writeSorted(run: SyncRun, sorted: SortedPage): Promise<WrittenAccounts & Odd> {
  const unusable = sorted.unusable.map((payload) => ({ payload, reason: 'no-id' }));
  await setAside(run, 'accounts', unusable);
  try {
    return {
      ...(await writeAccounts(run, sorted.page)),
      refused: unusable.length,
      odd: countOdd(sorted, []),
    };
  } catch (error) {
    if (!isAboutTheData(error)) throw error;
  }
  const { outcomes, good, refused } = await rowByRow(sorted.rows, (row) => writeAccounts(run, pageOf([row])));
  await setAside(run, 'accounts', refused);
  // once more as a list, for what it lacks; nothing is left to write
  const { accounts, absent } = await writeAccounts(run, pageOf(good));
  const written = outcomes.flatMap((outcome) => outcome.accounts).filter(({ changed }) => changed);
  const changed = new Set(written.map(({ id }) => id));
  return {
    accounts: accounts.map((account) => ({ ...account, changed: changed.has(account.id) })),
    absent,
    refused: unusable.length + refused.length,
    odd: countOdd(sorted, refused),
  };
}

async function writeListed(run: SyncRun): Promise<readonly WrittenAccount[]> {
  const { database, products } = run;
  const answer = await fetchAccounts(run);
  const sorted = sortOut('accounts', escapeJson(answer.body).text.toString('utf8'));
  const { accounts, absent, refused, odd } = await writeSorted(run, sorted);
  products.sawOdd('accounts', odd);
  if (accounts.some(({ changed }) => changed)) await notifyChange(database, 'accounts', run);
  // one that could not be stored may be one of those that seem to be gone
  if (refused === 0) await hideAbsentAccounts(run, absent);
  return accounts;
}

/** Reads the accounts. Where that fails, the run continues with those that are stored, so that their rows are read all the same. */
export async function syncAccounts(
  run: SyncRun,
  failures: PluggyError[],
): Promise<readonly WrittenAccount[]> {
  let read: readonly WrittenAccount[] | undefined;
  const { failure } = await runProduct(run, 'accounts', async () => {
    read = await writeListed(run);
    return read.filter(({ changed }) => changed).length;
  });
  if (failure !== undefined) failures.push(failure);
  return read ?? listStoredAccounts(run.database, run.itemId);
}
