import type { UserId } from '../../../domain/ids.ts';
import type { RowText } from '../../documents/Documents.ts';
import { BY_OWN_DAY, type ExportFilter, streamExported } from '../../fragments/export-rows.ts';
import type { Queryable } from '../../Queryable.ts';

/** JSON texts of transactions, the documents of persons sealed. Needs a transaction, for its cursor. */
export function streamJsonRows(
  tx: Queryable,
  userId: UserId,
  filter: ExportFilter,
): AsyncGenerator<RowText[], void, void> {
  return streamExported(tx, 'v.o::text as view, a.id as "accountId"', BY_OWN_DAY, userId, filter);
}
