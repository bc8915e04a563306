import type { CountChoice } from '../../domain/account-standings.ts';
import { PublicError } from '../../domain/errors.ts';
import type { AccountId, UserId } from '../../domain/ids.ts';
import { notifyChange } from '../../store/notify-change.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { findAccountSettings } from '../../store/statements/accounts/find-account-settings.ts';
import {
  type AccountStanding,
  listAccountStandings,
} from '../../store/statements/accounts/list-account-standings.ts';
import {
  type ListedAccounts,
  listAccountsOfUser,
} from '../../store/statements/accounts/list-accounts-of-user.ts';
import { type BalancePage, listBalances } from '../../store/statements/accounts/list-balances.ts';
import { lockAccountSettings } from '../../store/statements/accounts/lock-account-settings.ts';
import { writeAccountSettings } from '../../store/statements/accounts/write-account-settings.ts';
import type { Needs } from '../shared/Parts.ts';

/** What is to be set of an account. Null takes back; what is not named stays as it is. */
export interface AccountChange {
  /** Whether totals count it. Null: it is decided by what is known of the account. */
  readonly counted?: boolean | null | undefined;
  /** The person's own name of it. */
  readonly alias?: string | null | undefined;
}

/** The user's accounts and the sums of those that count, of one moment. */
export function listAccounts(
  { database, keyring, clock }: Needs<'database' | 'keyring' | 'clock'>,
  userId: UserId,
  includeDeleted: boolean,
): Promise<ListedAccounts> {
  const choice = { includeDeleted, now: clock.now() };
  const list = (tx: Queryable) => listAccountsOfUser(tx, keyring, userId, choice);
  return database.asUser(userId, list, 'read');
}

/** @throws {PublicError} account_not_found, encryption_key_missing */
export async function readAccount(
  { database, keyring, clock }: Needs<'database' | 'keyring' | 'clock'>,
  userId: UserId,
  accountId: AccountId,
  includeDeleted: boolean,
): Promise<string> {
  const choice = { includeDeleted, accountId, now: clock.now() };
  const list = (tx: Queryable) => listAccountsOfUser(tx, keyring, userId, choice);
  const [account] = (await database.asUser(userId, list, 'read')).accounts;
  if (account === undefined) throw new PublicError('account_not_found');
  return account;
}

/**
 * An account that is another one's double counts beside it once the person says that it counts; one that the person
 * took out counts again in place of its doubles.
 */
function countingOf(counted: boolean | null, standing: AccountStanding): CountChoice | null {
  if (counted === null) return null;
  if (!counted) return 'not';
  if (standing.choice === 'apart') return 'apart';
  return standing.sameAs !== null && standing.choice !== 'not' ? 'apart' : 'counts';
}

/**
 * Keeps what a person sets of an account, closed ones included.
 * @returns the JSON text of the account as it is now
 * @throws {PublicError} account_not_found, encryption_key_missing
 */
export function changeAccount(
  { database, keyring, clock }: Needs<'database' | 'keyring' | 'clock'>,
  userId: UserId,
  accountId: AccountId,
  { counted, alias }: AccountChange,
): Promise<string> {
  return database.asUser(userId, async (tx) => {
    const now = clock.now();
    await lockAccountSettings(tx, userId);
    const standings = await listAccountStandings(tx, keyring, { userId, scope: 'closed', now });
    const standing = standings.get(accountId);
    if (standing === undefined) throw new PublicError('account_not_found');
    const before = await findAccountSettings(tx, userId, accountId);
    const after = {
      counting: counted === undefined ? before.counting : countingOf(counted, standing),
      alias: alias === undefined ? before.alias : alias,
    };
    await writeAccountSettings(tx, userId, accountId, after, now);
    await notifyChange(tx, 'accounts', { userId, itemId: standing.itemId });
    const choice = { includeDeleted: true, accountId, now };
    return (await listAccountsOfUser(tx, keyring, userId, choice)).accounts[0] ?? '{}';
  });
}

export interface BalancesAsked {
  /** Where the page before ended. */
  readonly after?: string | undefined;
  readonly limit: number;
  /** Also of an account that the bank closed. */
  readonly includeDeleted?: boolean | undefined;
}

/** What the figures of an account were, newest first. @throws {PublicError} account_not_found */
export async function readBalances(
  { database }: Needs<'database'>,
  userId: UserId,
  accountId: AccountId,
  asked: BalancesAsked,
): Promise<BalancePage> {
  const list = (tx: Queryable) => listBalances(tx, userId, accountId, asked);
  const found = await database.asUser(userId, list, 'read');
  if (found === undefined) throw new PublicError('account_not_found');
  return found;
}
