import type { PluggyError } from '../../pluggy/pluggy-errors.ts';
import type { Findings } from '../../store/statements/comparisons/record-reconciliation.ts';
import { readAccounts } from '../accounts/sync-accounts.ts';
import { readOthers, readTransactions } from '../item/sync-data.ts';
import type { SyncContext } from '../SyncContext.ts';
import { checkAccount } from './check-account.ts';
import { type IsWanted, makeWay } from './MadeWay.ts';

/**
 * Compares everything of an item with Pluggy, and repairs what differs.
 * @throws {MadeWay} when the item is wanted, and else the first failure at Pluggy, once all that can be read was read
 */
export async function reconcileData(
  context: SyncContext,
  isWanted: IsWanted,
): Promise<Omit<Findings, 'moved' | 'itemDiffered'>> {
  const failures: PluggyError[] = [];
  const accounts = await readAccounts(context, failures);
  const different = new Set<string>(accounts.filter(({ changed }) => changed).map(({ id }) => id));
  // rows that were hidden with an account count as well
  const sum = { monthsDifferent: 0, rowsRepaired: context.progress.changes, monthsLeft: 0 };
  await readTransactions(context, accounts, failures, async ({ id: accountId }) => {
    await makeWay({ isWanted });
    const found = await checkAccount(context, accountId, isWanted);
    if (found.rowsRepaired > 0) different.add(accountId);
    // a month that differs and needs no repair was read while the bank changed it
    if (found.rowsRepaired > 0 || found.monthsLeft > 0) sum.monthsDifferent += found.monthsDifferent;
    sum.rowsRepaired += found.rowsRepaired;
    sum.monthsLeft += found.monthsLeft;
  });
  await makeWay({ isWanted });
  const productsRepaired = await readOthers(context, accounts, failures);
  await context.products.write();
  if (failures[0] !== undefined) throw failures[0];
  const accountsDifferent = different.size + context.progress.accountsHidden;
  return { ...sum, accountsDifferent, productsRepaired };
}
