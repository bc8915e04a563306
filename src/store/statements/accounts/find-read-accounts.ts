import type { AccountId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** Of the accounts, those whose transactions were all read once. */
export async function findReadAccounts(
  db: Queryable,
  ids: readonly AccountId[],
): Promise<ReadonlySet<AccountId>> {
  const { rows } = await db.query<{ id: AccountId }>(
    'select id from pluggy.accounts where id = any ($1::uuid[]) and swept_at is not null and deleted_at is null',
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}
