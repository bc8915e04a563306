import type { UserId } from '../../../domain/ids.ts';
import { BY_OWN_DAY, type ExportFilter, streamExported } from '../../fragments/export-rows.ts';
import type { Queryable } from '../../Queryable.ts';

/** A column of a table of transactions: its name, where its text comes from, and what it is. */
interface Column {
  readonly name: string;
  readonly sql: string;
  readonly is: 'text' | 'number' | 'plain';
}

const member = (name: string, is: Column['is'] = 'plain'): Column => ({ name, sql: `v.o->>'${name}'`, is });

/** What people and banks wrote is `text`, and could be meant as a formula; ids, days and words of ours are `plain`. */
export const TABLE_COLUMNS: readonly Column[] = [
  member('localDate'),
  member('description', 'text'),
  member('signedAmount', 'number'),
  member('currencyCode', 'text'),
  member('signedAmountInAccountCurrency', 'number'),
  member('type', 'text'),
  member('status', 'text'),
  member('category', 'text'),
  member('categoryId', 'text'),
  member('userCategoryId', 'text'),
  member('note', 'text'),
  {
    name: 'tags',
    sql: `array_to_string(array(select jsonb_array_elements_text(v.o->'tags')), ', ')`,
    is: 'text',
  },
  member('ignored'),
  member('ownDate'),
  { name: 'merchant', sql: `v.o#>>'{merchant,name}'`, is: 'text' },
  { name: 'account', sql: `a.raw->>'name'`, is: 'text' },
  member('purchaseLocalDate'),
  member('accountId'),
  member('id'),
  member('date', 'text'),
  { name: 'amount', sql: 't.amount::text', is: 'number' },
];

/** Cells of TABLE_COLUMNS. Needs a transaction, for its cursor. */
export async function* streamTableRows(
  tx: Queryable,
  userId: UserId,
  filter: ExportFilter,
): AsyncGenerator<(string | null)[][], void, void> {
  const cells = `array[${TABLE_COLUMNS.map(({ sql }) => sql).join(', ')}] as cells`;
  for await (const batch of streamExported<{ cells: (string | null)[] }>(
    tx,
    cells,
    BY_OWN_DAY,
    userId,
    filter,
  ))
    yield batch.map((row) => row.cells);
}
