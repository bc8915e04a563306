import type { Bank } from '../features/accounts/group-accounts.ts';
import type { Item } from '../features/connections/api/get-items.ts';
import { connectionNames } from '../features/connections/connection-names.ts';

/** The connections under which accounts are grouped. */
export function banksOf(items: readonly Item[], unknown: string): Bank[] {
  const names = connectionNames(items, unknown);
  return items.map(({ id, connector }) => ({
    itemId: id,
    name: names.get(id) ?? unknown,
    primaryColor: connector?.primaryColor ?? null,
  }));
}
