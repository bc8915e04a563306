import { type Account, type Books, transactionKeyOf } from '../bank/books.ts';
import { serialOf } from '../bank/ids.ts';
import { ACCOUNT_KEYS } from '../bank/profile.ts';
import type { LedgerRow } from '../bank/row.ts';
import type { ItemState } from '../pluggy/state/state.ts';
import type { World } from '../pluggy/state/World.ts';

/** An account with all that its rows' views need. */
export interface FoundAccount {
  readonly item: ItemState;
  readonly books: Books;
  readonly account: Account;
}

export function findAccount(world: World, id: string): FoundAccount | undefined {
  const item = world.itemOfAccount(id);
  const books = item === undefined ? undefined : world.booksOf(item);
  const account = books?.accounts.find((one) => one.id === id);
  if (item === undefined || books === undefined || account === undefined) return undefined;
  return { item, books, account };
}

/** Looks into the items whose key could have made the id, which is one of them or none. */
export function findTransaction(
  world: World,
  id: string,
): (FoundAccount & { readonly row: LedgerRow }) | undefined {
  for (const item of world.state.items) {
    const key = ACCOUNT_KEYS.find((one) => serialOf(transactionKeyOf(item.id, one), id) !== undefined);
    const books = key === undefined ? undefined : world.booksOf(item);
    const account = books?.accounts.find(({ spec }) => spec.key === key);
    const row = account?.ledger.find(id);
    if (books !== undefined && account !== undefined && row !== undefined)
      return { item, books, account, row };
  }
  return undefined;
}
