import type { AccountLedger } from './AccountLedger.ts';
import type { AccountChanges } from './advance.ts';
import type { AccountSpec } from './profile.ts';

/**
 * What a bank account held after each of its posted rows, oldest first; the newest row's is the account's
 * balance. Cards have none, and neither has bulk data: it would take a walk through millions of rows.
 */
export function runningBalances(spec: AccountSpec, ledger: AccountLedger): ReadonlyMap<number, number> {
  const balances = new Map<number, number>();
  if (spec.kind === 'CREDIT_CARD' || spec.bulkRows !== null) return balances;
  let cents = ledger.postedCents;
  for (const row of ledger.rows()) {
    if (row.status !== 'POSTED') continue;
    balances.set(row.serial, cents);
    cents -= row.amountCents;
  }
  return balances;
}

/**
 * Computes the balances again. A row that was corrected or vanished changes the balance after every later
 * row: these are updated rows too, and are added to what the sync found.
 */
export function rebalance(
  account: {
    readonly spec: AccountSpec;
    readonly ledger: AccountLedger;
    balances: ReadonlyMap<number, number>;
  },
  changes: AccountChanges,
  atMs: number,
): AccountChanges {
  const { ledger } = account;
  const before = account.balances;
  account.balances = runningBalances(account.spec, ledger);
  const known = new Set([...changes.updatedIds, ...changes.created.map(({ serial }) => ledger.idOf(serial))]);
  const shifted: string[] = [];
  for (const [serial, cents] of account.balances) {
    if (before.get(serial) === cents || known.has(ledger.idOf(serial))) continue;
    const row = ledger.rowOf(serial);
    if (row === undefined) continue;
    ledger.replace(row, { updatedAtMs: atMs });
    shifted.push(ledger.idOf(serial));
  }
  return { ...changes, updatedIds: [...changes.updatedIds, ...shifted] };
}
