import type { Item } from './api/get-items.ts';

type Named = Pick<Item, 'id' | 'alias' | 'connector'>;

/**
 * Names of connections by id: the person's own, else the bank's. Several of one name are numbered in the order in which they
 * were made, so that a person can tell which one an account, a row or a button belongs to.
 * @param unknown of a bank without a name
 */
export function connectionNames(items: readonly Named[], unknown: string): ReadonlyMap<string, string> {
  const nameOf = ({ alias, connector }: Named): string => alias?.trim() || connector?.name?.trim() || unknown;
  const totals = new Map<string, number>();
  for (const item of items) totals.set(nameOf(item), (totals.get(nameOf(item)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const name = nameOf(item);
      const number = (seen.get(name) ?? 0) + 1;
      seen.set(name, number);
      return [item.id, totals.get(name) === 1 ? name : `${name} (${number})`];
    }),
  );
}
