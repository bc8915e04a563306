import { AccountLedger } from './AccountLedger.ts';
import { type AccountChanges, type Advance, advanceAccount } from './advance-account.ts';
import { bulkRows } from './bulk-rows.ts';
import type { Connector } from './connectors.ts';
import { dayOf } from './days.ts';
import { householdRows } from './household-rows.ts';
import { type IdKey, keyFrom, uuidFrom } from './ids.ts';
import { type AccountSpec, type Profile, profileOf } from './profile.ts';

/** What must be remembered of an item's data; everything else follows from it and the seed. */
export interface BankHistory {
  /** When the first sync took the data. */
  readonly connectedAtMs: number;
  /** With which credentials: later ones don't turn the data into another person's. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly advances: readonly Advance[];
}

/** An account with its rows. */
export interface Account {
  readonly id: string;
  readonly spec: AccountSpec;
  readonly ledger: AccountLedger;
  /** From which the ids of a card's bills are made. */
  readonly billKey: IdKey;
  readonly createdAtMs: number;
  updatedAtMs: number;
}

/** One item's accounts, at one day of the bank's calendar. */
export interface Books {
  readonly profile: Profile;
  readonly accounts: readonly Account[];
  bankDay: number;
}

export function accountIdOf(itemId: string, accountKey: string): string {
  return uuidFrom(itemId, accountKey);
}

/** From which the ids of an account's transactions are made. */
export function transactionKeyOf(itemId: string, accountKey: string): IdKey {
  return keyFrom(itemId, accountKey, 'transactions');
}

/** Regenerates an item's data from the seed and its history. */
export function openBooks(seed: number, connector: Connector, itemId: string, history: BankHistory): Books {
  const profile = profileOf(seed, connector, history.parameters);
  const bankDay = dayOf(history.connectedAtMs);
  const accounts = profile.accounts.map((spec): Account => {
    const id = accountIdOf(itemId, spec.key);
    const idKey = transactionKeyOf(itemId, spec.key);
    const base =
      spec.bulkRows === null
        ? householdRows(profile, spec, bankDay, idKey)
        : bulkRows(profile, spec, bankDay, spec.bulkRows);
    const ledger = new AccountLedger(base, idKey, history.connectedAtMs);
    const billKey = keyFrom(itemId, spec.key, 'bills');
    const at = history.connectedAtMs;
    return { id, spec, ledger, billKey, createdAtMs: at, updatedAtMs: at };
  });
  const books: Books = { profile, accounts, bankDay };
  for (const advance of history.advances) advanceBooks(books, advance);
  return books;
}

/** Moves every account on, and says what changed in each. */
export function advanceBooks(
  books: Books,
  advance: Advance,
): { readonly account: Account; readonly changes: AccountChanges }[] {
  const results = books.accounts.map((account) => {
    const changes = advanceAccount(books.profile, account.spec, account.ledger, books.bankDay, advance);
    account.updatedAtMs = advance.atMs;
    return { account, changes };
  });
  books.bankDay += advance.days;
  return results;
}
