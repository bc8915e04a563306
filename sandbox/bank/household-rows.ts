import { checkingRows, openingRow, savingsRows } from './bank-rows.ts';
import type { BaseRows } from './base-rows.ts';
import { lastClosingDay } from './card-days.ts';
import { cardRows } from './card-rows.ts';
import { asWritten, dayOfDate } from './days.ts';
import type { IdKey } from './ids.ts';
import { rowIdOf } from './ids.ts';
import type { AccountSpec, Profile } from './profile.ts';
import type { RowContent } from './row.ts';

/** How far back the history of a new connection reaches. */
export const HISTORY_DAYS = 180;

/** The rows that come into being on one day in one account. */
export function rowsOfDay(profile: Profile, account: AccountSpec, day: number, salt: number): RowContent[] {
  return entriesOfDay(profile, account, day, salt).map((row) => dated(account, row));
}

/** The row with its dates as the bank writes them. */
export function dated(account: AccountSpec, row: RowContent): RowContent {
  const { dayKind } = account;
  if (dayKind === 'instant') return row;
  const card =
    row.card?.purchaseMs === undefined
      ? row.card
      : { ...row.card, purchaseMs: asWritten(dayKind, row.card.purchaseMs) };
  return { ...row, dateMs: asWritten(dayKind, row.dateMs), card };
}

function entriesOfDay(profile: Profile, account: AccountSpec, day: number, salt: number): RowContent[] {
  switch (account.kind) {
    case 'CREDIT_CARD':
      return cardRows(profile, day, salt);
    case 'SAVINGS_ACCOUNT':
      return savingsRows(profile, day);
    case 'CHECKING_ACCOUNT':
      return checkingRows(profile, account, day, salt);
  }
}

/**
 * A card's rows are pending until the bill whose id they will carry closes, instalments to come and payments
 * included; on a bank account only the last day's purchases are.
 */
export function isPendingOn(account: AccountSpec, row: RowContent, bankDay: number): boolean {
  const day = dayOfDate(row.dateMs);
  if (account.kind !== 'CREDIT_CARD') return row.booksNextDay && day >= bankDay;
  return day > lastClosingDay(bankDay);
}

/** Half a year of an ordinary household, small enough to be held in memory. */
export function householdRows(
  profile: Profile,
  account: AccountSpec,
  anchorDay: number,
  idKey: IdKey,
): BaseRows {
  const contents = historyOf(profile, account, anchorDay);
  const pending = contents.flatMap((row, serial) => (isPendingOn(account, row, anchorDay) ? [serial] : []));
  const pendingSet = new Set(pending);
  const order = contents
    .map((row, serial) => ({ serial, dateMs: row.dateMs, id: rowIdOf(idKey, serial) }))
    .sort((left, right) => right.dateMs - left.dateMs || (right.id < left.id ? -1 : 1));
  let postedCents = 0;
  let pendingCents = 0;
  contents.forEach((row, serial) => {
    if (pendingSet.has(serial)) pendingCents += row.amountCents;
    else postedCents += row.amountCents;
  });
  return {
    count: contents.length,
    postedCents,
    pendingCents,
    pending,
    serialAt: (position) => order[position]?.serial ?? 0,
    dateMsAt: (position) => order[position]?.dateMs ?? 0,
    contentOf: (serial) => contents[serial],
    isPending: (serial) => pendingSet.has(serial),
  };
}

function historyOf(profile: Profile, account: AccountSpec, anchorDay: number): RowContent[] {
  const firstDay = anchorDay - HISTORY_DAYS;
  const rows = account.kind === 'CHECKING_ACCOUNT' ? [dated(account, openingRow(profile, firstDay))] : [];
  for (let day = firstDay; day <= anchorDay; day++) rows.push(...rowsOfDay(profile, account, day, 0));
  return rows;
}
