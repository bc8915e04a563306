import { AccountLedger } from './AccountLedger.ts';
import type { AccountChanges, Advance } from './advance.ts';
import { advanceAccount } from './advance-account.ts';
import { bulkRows } from './bulk-rows.ts';
import { CardCycles } from './CardCycles.ts';
import { closingDayFor, lastClosingDay } from './card-days.ts';
import type { CategoryRule } from './category-rule.ts';
import type { Connector } from './connectors.ts';
import { type DayKind, dayOf } from './days.ts';
import { HISTORY_DAYS, householdRows } from './household-rows.ts';
import { type IdKey, keyFrom, uuidFrom } from './ids.ts';
import type { OwnBank } from './own-bank.ts';
import { type AccountSpec, type Profile, profileOf } from './profile.ts';
import { rebalance, runningBalances } from './running-balances.ts';

/** What must be remembered of an item's data; everything else follows from it and the seed. */
export interface BankHistory {
  /** When the first sync took the data. */
  readonly connectedAtMs: number;
  /** With which credentials: later ones don't turn the data into another person's. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly advances: readonly Advance[];
  /** The person's other banks that were connected before this one. */
  readonly ownBanks?: readonly OwnBank[];
  /** How the bank writes all its dates, where that was chosen for it before the connection. */
  readonly dayKind?: DayKind;
  /** Who the person is at the bank that was connected first: the same here. */
  readonly holder?: Holder;
  /** Transactions that the application filed under another category, by id. */
  readonly recategorised?: Readonly<Record<string, Recategorised>>;
  /** When an account's balance was last asked for at the bank, by account id. */
  readonly balanceReads?: Readonly<Record<string, number>>;
}

/** Whose name stands on the accounts. */
export type Holder = Pick<Profile, 'owner' | 'taxNumber'>;

export interface Recategorised {
  readonly categoryId: string;
  readonly atMs: number;
}

/** An account with its rows. */
export interface Account {
  readonly id: string;
  readonly spec: AccountSpec;
  readonly ledger: AccountLedger;
  /** From which the ids of a card's bills are made. */
  readonly billKey: IdKey;
  readonly createdAtMs: number;
  /** When a sync last found something new of it, or its balance was asked for. */
  updatedAtMs: number;
  /** The balance after each posted row, by serial number; empty where the bank gives none. */
  balances: ReadonlyMap<number, number>;
}

/** One item's accounts, at one day of the bank's calendar. */
export interface Books {
  readonly itemId: string;
  profile: Profile;
  readonly accounts: readonly Account[];
  /** The day of the first sync. */
  readonly anchorDay: number;
  bankDay: number;
  /** Up to which day each sync saw the bank's books, oldest first. */
  readonly syncs: { readonly untilDay: number; readonly atMs: number }[];
  readonly recategorised: Map<string, Recategorised>;
  /** The application's rules for filing rows, oldest first. */
  rules: readonly CategoryRule[];
}

export function accountIdOf(itemId: string, accountKey: string): string {
  return uuidFrom(itemId, accountKey);
}

/** From which the ids of an account's transactions are made. */
export function transactionKeyOf(itemId: string, accountKey: string): IdKey {
  return keyFrom(itemId, accountKey, 'transactions');
}

/** From which the ids of a card's bills are made; the serial number is the closing day. */
export function billKeyOf(itemId: string, accountKey: string): IdKey {
  return keyFrom(itemId, accountKey, 'bills');
}

/**
 * Regenerates an item's data from the seed and its history. `wants` says which accounts the item's
 * products cover.
 */
export function openBooks(
  seed: number,
  connector: Connector,
  itemId: string,
  history: BankHistory,
  wants: (spec: AccountSpec) => boolean = () => true,
): Books {
  const bankDay = dayOf(history.connectedAtMs);
  const person = personAt(seed, connector, history);
  const cycles = person.persona === 'bulk' ? null : new CardCycles(bankDay - HISTORY_DAYS);
  const profile: Profile = { ...person, cycles, ownBanks: history.ownBanks ?? [] };
  const atMs = history.connectedAtMs;
  const accounts = profile.accounts
    .filter(wants)
    .map((spec) => openAccount(profile, spec, itemId, bankDay, atMs));
  const recategorised = new Map(Object.entries(history.recategorised ?? {}));
  const syncs = [{ untilDay: bankDay, atMs }];
  const days = { anchorDay: bankDay, bankDay, syncs };
  const books: Books = { itemId, profile, accounts, ...days, recategorised, rules: [] };
  for (const advance of history.advances) advanceBooks(books, advance);
  for (const account of accounts) {
    account.updatedAtMs = Math.max(account.updatedAtMs, history.balanceReads?.[account.id] ?? 0);
  }
  return books;
}

/** The person at this bank, under the name by which their other banks know them. */
export function personAt(
  seed: number,
  connector: Connector,
  history: Pick<BankHistory, 'parameters' | 'holder' | 'dayKind'>,
): Profile {
  return { ...profileOf(seed, connector, history.parameters, history.dayKind), ...history.holder };
}

function openAccount(
  profile: Profile,
  spec: AccountSpec,
  itemId: string,
  bankDay: number,
  atMs: number,
): Account {
  const idKey = transactionKeyOf(itemId, spec.key);
  const base =
    spec.bulkRows === null
      ? householdRows(profile, spec, bankDay, idKey)
      : bulkRows(profile, spec, bankDay, spec.bulkRows);
  const ledger = new AccountLedger(base, idKey, atMs);
  return {
    id: accountIdOf(itemId, spec.key),
    spec,
    ledger,
    billKey: billKeyOf(itemId, spec.key),
    createdAtMs: atMs,
    updatedAtMs: atMs,
    balances: runningBalances(spec, ledger),
  };
}

/** Moves every account on, and says what changed in each. */
export function advanceBooks(
  books: Books,
  advance: Advance,
): { readonly account: Account; readonly changes: AccountChanges }[] {
  const { profile } = books;
  profile.cycles?.extend(books.bankDay + 1, advance.seed);
  if (advance.ownBanks !== undefined) {
    books.profile = { ...profile, ownBanks: [...profile.ownBanks, ...advance.ownBanks] };
  }
  const results = books.accounts.map((account) => {
    const found = advanceAccount(books.profile, account.spec, account.ledger, books.bankDay, advance);
    const changes = rebalance(account, found, advance.atMs);
    if (isNews(changes) || billsMove(account, books.bankDay, advance.days))
      account.updatedAtMs = advance.atMs;
    return { account, changes };
  });
  books.bankDay += advance.days;
  books.syncs.push({ untilDay: books.bankDay, atMs: advance.atMs });
  return results;
}

const isNews = ({ created, updatedIds, deletedIds }: AccountChanges): boolean =>
  created.length + updatedIds.length + deletedIds.length > 0;

/** Whether a card comes to another bill within these days: its days, and what it owes, are others then. */
function billsMove({ spec }: Account, bankDay: number, days: number): boolean {
  if (spec.kind !== 'CREDIT_CARD') return false;
  const [before, after] = [bankDay, bankDay + days];
  return closingDayFor(before) !== closingDayFor(after) || lastClosingDay(before) !== lastClosingDay(after);
}

/** When a sync first saw what happened on a day. */
export function seenAtMs(books: Books, day: number): number {
  return books.syncs.find(({ untilDay }) => untilDay >= day)?.atMs ?? books.syncs.at(-1)?.atMs ?? 0;
}
