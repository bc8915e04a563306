import type { AccountLedger } from './AccountLedger.ts';
import type { AccountChanges, Advance, BankEvent } from './advance.ts';
import { hasCounterpart } from './counterpart.ts';
import { dateMsOf } from './days.ts';
import { rowsOfDay } from './household-rows.ts';
import type { AccountSpec, Profile } from './profile.ts';
import type { LedgerRow, RowContent } from './row.ts';

const nothing: AccountChanges = { created: [], updatedIds: [], deletedIds: [] };

/** Late rows are dated within this many days before the bank's day. */
const LATE_DAYS = 20;
const MAX_LATE_ROWS = 8;
/** Old rows are at least so many days old, and which ones change depends on the seed. */
const OLD_DAYS = 40;
const OLD_ROWS_TO_CHOOSE_FROM = 15;
/** An outage takes as many of an account's newest rows, at the most. */
const MAX_VANISHED = 500;

/** What happens to one account when the bank does something particular instead of moving on. */
export function bankEvent(
  profile: Profile,
  account: AccountSpec,
  ledger: AccountLedger,
  bankDay: number,
  advance: Advance,
  event: Exclude<BankEvent, 'renew-pending'>,
): AccountChanges {
  switch (event) {
    case 'late-rows':
      return lateRows(profile, account, ledger, bankDay, advance);
    case 'old-rows-change':
      return changeOld(account, ledger, bankDay, advance);
    case 'row-vanishes':
      return vanish(account, ledger, bankDay, account.key === 'card' ? 0 : 1);
    case 'rows-vanish':
      return vanish(account, ledger, bankDay, MAX_VANISHED);
    case 'rows-return':
      return comeBack(ledger, advance.atMs);
  }
}

/** Purchases that the bank reports weeks afterwards. A card's closed bills stay as they were. */
function lateRows(
  profile: Profile,
  account: AccountSpec,
  ledger: AccountLedger,
  bankDay: number,
  advance: Advance,
): AccountChanges {
  if (account.kind !== 'CHECKING_ACCOUNT') return nothing;
  const late: RowContent[] = [];
  for (let day = bankDay - LATE_DAYS; day < bankDay - 1 && late.length < MAX_LATE_ROWS; day++) {
    // Salary and rent come every month whatever the seed; what another seed lacks is unplanned.
    const planned = new Set(rowsOfDay(profile, account, day, -1).map(nameOf));
    const rows = rowsOfDay(profile, account, day, advance.seed + 1);
    late.push(...rows.filter((row) => row.amountCents < 0 && !planned.has(nameOf(row))));
  }
  return { ...nothing, created: late.map((row) => ledger.add(row, 'POSTED', advance.atMs)) };
}

/** The bank corrects its books of long ago: of every three rows one is reworded, one gets another amount, one goes. */
function changeOld(
  account: AccountSpec,
  ledger: AccountLedger,
  bankDay: number,
  { seed, atMs }: Advance,
): AccountChanges {
  if (account.kind !== 'CHECKING_ACCOUNT') return nothing;
  const old: LedgerRow[] = [];
  for (const row of ledger.rows({ toMs: dateMsOf(account.dayKind, bankDay - OLD_DAYS) })) {
    if (old.length >= OLD_ROWS_TO_CHOOSE_FROM) break;
    if (row.status === 'POSTED' && !hasCounterpart(account, row)) old.push(row);
  }
  const chosen = old.slice(seed % Math.max(old.length - 2, 1)).slice(0, 3);
  const [reworded, revalued, gone] = chosen;
  if (reworded !== undefined)
    ledger.replace(reworded, { description: `${reworded.description} (corrigido)`, updatedAtMs: atMs });
  if (revalued !== undefined)
    ledger.replace(revalued, { amountCents: revalued.amountCents * 2, updatedAtMs: atMs });
  if (gone !== undefined) ledger.remove(gone);
  const idsOf = (rows: readonly (LedgerRow | undefined)[]): string[] =>
    rows.flatMap((row) => (row === undefined ? [] : [ledger.idOf(row.serial)]));
  return { ...nothing, updatedIds: idsOf([reworded, revalued]), deletedIds: idsOf([gone]) };
}

function vanish(account: AccountSpec, ledger: AccountLedger, bankDay: number, most: number): AccountChanges {
  const rows: LedgerRow[] = [];
  for (const row of ledger.rows({ toMs: dateMsOf(account.dayKind, bankDay) })) {
    if (rows.length >= most) break;
    if (row.status === 'POSTED') rows.push(row);
  }
  for (const row of rows) ledger.remove(row);
  ledger.vanished.push(...rows);
  return { ...nothing, deletedIds: rows.map((row) => ledger.idOf(row.serial)) };
}

function comeBack(ledger: AccountLedger, atMs: number): AccountChanges {
  return { ...nothing, created: ledger.vanished.splice(0).map((row) => ledger.restore(row, atMs)) };
}

function nameOf(row: RowContent): string {
  return `${row.description}/${row.amountCents}`;
}
