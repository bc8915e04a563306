import type { PluggyError } from '../../pluggy/pluggy-errors.ts';
import type { Findings } from '../../store/statements/comparisons/record-reconciliation.ts';
import { syncAccounts } from '../accounts/sync-accounts.ts';
import { Lists } from '../lists/Lists.ts';
import { syncProducts } from '../products/sync-products.ts';
import { stopComparisonIfWanted } from '../run/Interrupted.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { syncTransactions } from '../transactions/sync-transactions.ts';
import { checkAccount } from './check-account.ts';

/**
 * Compares everything of an item with Pluggy, and repairs what differs.
 * @throws {Interrupted} when the item is wanted, and else the first failure at Pluggy, once all that can be read was read
 */
export async function reconcileData(run: SyncRun): Promise<Omit<Findings, 'moved' | 'itemDiffered'>> {
  const failures: PluggyError[] = [];
  const accounts = await syncAccounts(run, failures);
  const different = new Set<string>(accounts.filter(({ changed }) => changed).map(({ id }) => id));
  // rows that were hidden with an account count as well
  const sum = { monthsDifferent: 0, rowsRepaired: run.progress.changes, monthsLeft: 0 };
  await syncTransactions(run, accounts, failures, (_, account) => async () => {
    const found = await checkAccount(run, account);
    if (found.rowsRepaired > 0) different.add(account.id);
    // a month that differs and needs no repair was read while the bank changed it
    if (found.rowsRepaired > 0 || found.monthsLeft > 0) sum.monthsDifferent += found.monthsDifferent;
    sum.rowsRepaired += found.rowsRepaired;
    sum.monthsLeft += found.monthsLeft;
    return { complete: true };
  });
  await stopComparisonIfWanted(run);
  const productsRepaired = await syncProducts(run, new Lists(run), accounts, failures);
  await run.products.write();
  if (failures[0] !== undefined) throw failures[0];
  const accountsDifferent = different.size + run.progress.accountsHidden;
  return { ...sum, accountsDifferent, productsRepaired };
}
