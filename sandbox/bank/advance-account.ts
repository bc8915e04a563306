import type { AccountLedger } from './AccountLedger.ts';
import type { AccountChanges, Advance } from './advance.ts';
import { bankEvent } from './bank-event.ts';
import { hasCounterpart } from './counterpart.ts';
import { dateMsOf } from './days.ts';
import { dated, isPendingOn, rowsOfDay } from './household-rows.ts';
import { Draw, hashText, mix } from './mix.ts';
import { earlierTransferRows } from './own-banks.ts';
import type { AccountSpec, Profile } from './profile.ts';
import type { LedgerRow } from './row.ts';

/** From this many days on, every kind of change happens at least once. */
const FULL_MONTH = 30;
/** Banks correct what is recent: only the newest rows change or vanish. */
const RECENT_ROWS = 120;
const MAX_CHANGED = 12;

/**
 * Moves one account from `bankDay` onwards. Of the pending rows whose time has come, every third is
 * deleted and comes back posted under a new id, as Pluggy does when its merge key no longer matches;
 * the others keep their id. A pure function of its arguments and the ledger.
 */
export function advanceAccount(
  profile: Profile,
  account: AccountSpec,
  ledger: AccountLedger,
  bankDay: number,
  advance: Advance,
): AccountChanges {
  if (advance.event !== undefined && advance.event !== 'renew-pending') {
    return bankEvent(profile, account, ledger, bankDay, advance, advance.event);
  }
  const draw = new Draw(mix(mix(profile.seed, hashText(account.key)), mix(advance.seed, bankDay)));
  const recent = recentPostedRows(account, ledger, bankDay);
  const settled = settle(account, ledger, bankDay, advance);
  const corrected = correctSome(account, recent, ledger, advance, draw);
  const vanished = isBilled(account) ? [] : removeSome(recent, ledger, advance, draw);
  const fresh = [
    ...addTransfers(profile, account, ledger, bankDay, advance),
    ...addNewRows(profile, account, ledger, bankDay, advance),
  ];
  return {
    created: [...settled.renewed, ...fresh],
    updatedIds: [...settled.keptIds, ...corrected],
    deletedIds: [...settled.droppedIds, ...vanished],
  };
}

function settle(account: AccountSpec, ledger: AccountLedger, bankDay: number, advance: Advance) {
  const renewed: LedgerRow[] = [];
  const keptIds: string[] = [];
  const droppedIds: string[] = [];
  dueRows(account, ledger, bankDay, advance.days).forEach((row, index) => {
    if (index % 3 === 0 || advance.event === 'renew-pending') {
      ledger.remove(row);
      droppedIds.push(ledger.idOf(row.serial));
      renewed.push(ledger.add(row, 'POSTED', advance.atMs));
    } else {
      ledger.replace(row, { status: 'POSTED', updatedAtMs: advance.atMs });
      keptIds.push(ledger.idOf(row.serial));
    }
  });
  return { renewed, keptIds, droppedIds };
}

/** Pending rows whose time has come, oldest first; within a month, two of a card's at the least. */
function dueRows(account: AccountSpec, ledger: AccountLedger, bankDay: number, days: number): LedgerRow[] {
  const pending = [...ledger.pending]
    .flatMap((serial) => ledger.rowOf(serial) ?? [])
    .sort((left, right) => left.dateMs - right.dateMs || left.serial - right.serial);
  const due = pending.filter((row) => !isPendingOn(account, row, bankDay + days));
  return days >= FULL_MONTH && due.length < 2 ? pending.slice(0, 2) : due;
}

/** Transfers that took place before this bank's item knew of the other. */
function addTransfers(
  profile: Profile,
  account: AccountSpec,
  ledger: AccountLedger,
  bankDay: number,
  { ownBanks = [], atMs }: Advance,
): LedgerRow[] {
  if (account.key !== 'checking') return [];
  return earlierTransferRows(profile, ownBanks, bankDay).map((row) =>
    ledger.add(dated(account, row), 'POSTED', atMs),
  );
}

function addNewRows(
  profile: Profile,
  account: AccountSpec,
  ledger: AccountLedger,
  bankDay: number,
  advance: Advance,
): LedgerRow[] {
  const fresh: LedgerRow[] = [];
  const lastDay = bankDay + advance.days;
  for (let day = bankDay + 1; day <= lastDay; day++) {
    for (const row of rowsOfDay(profile, account, day, advance.seed)) {
      const status = isPendingOn(account, row, lastDay) ? 'PENDING' : 'POSTED';
      fresh.push(ledger.add(row, status, advance.atMs));
    }
  }
  return fresh;
}

function recentPostedRows(account: AccountSpec, ledger: AccountLedger, bankDay: number): LedgerRow[] {
  const recent: LedgerRow[] = [];
  for (const row of ledger.rows({ toMs: dateMsOf(account.dayKind, bankDay + 1) - 1 })) {
    if (recent.length >= RECENT_ROWS && row.dateMs !== recent.at(-1)?.dateMs) break;
    if (row.status === 'POSTED' && !hasCounterpart(account, row)) recent.push(row);
  }
  // The API orders equal dates by id, and ids differ from item to item; the choice must not.
  return recent.sort((left, right) => right.dateMs - left.dateMs || left.serial - right.serial);
}

/** A closed bill stays what it was: of its rows only the words change. Bulk data has no bills. */
function isBilled(account: AccountSpec): boolean {
  return account.kind === 'CREDIT_CARD' && account.bulkRows === null;
}

/** Takes corrected rows out of `recent`, so that none of them vanishes in the same sync. */
function correctSome(
  account: AccountSpec,
  recent: LedgerRow[],
  ledger: AccountLedger,
  advance: Advance,
  draw: Draw,
): string[] {
  const wanted = Math.min(Math.max(Math.floor(advance.days / 10), monthly(advance)), MAX_CHANGED);
  return takeSome(recent, wanted, draw).map((row, index) => {
    const change =
      index % 2 === 0 || isBilled(account)
        ? { description: `${row.description} (corrigido)`, categoryId: '99999999' }
        : { amountCents: row.amountCents + Math.sign(row.amountCents) * draw.between(1, 99) };
    ledger.replace(row, { ...change, updatedAtMs: advance.atMs });
    return ledger.idOf(row.serial);
  });
}

function removeSome(recent: LedgerRow[], ledger: AccountLedger, advance: Advance, draw: Draw): string[] {
  const wanted = Math.max(Math.floor(advance.days / FULL_MONTH), monthly(advance));
  return takeSome(recent, wanted, draw).map((row) => {
    ledger.remove(row);
    return ledger.idOf(row.serial);
  });
}

function monthly(advance: Advance): number {
  return advance.days >= FULL_MONTH ? 1 : 0;
}

function takeSome(rows: LedgerRow[], wanted: number, draw: Draw): LedgerRow[] {
  const taken: LedgerRow[] = [];
  while (taken.length < wanted && rows.length > 0) taken.push(...rows.splice(draw.below(rows.length), 1));
  return taken;
}
