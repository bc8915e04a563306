import type { UserId } from '../../../domain/ids.ts';
import type { RowText } from '../../documents/Documents.ts';
import type { Leads, PersonTable } from '../../person-tables.ts';
import type { Queryable } from '../../Queryable.ts';

const ACCOUNTS = 'select id from pluggy.accounts where user_id = $1';
const ITEMS = 'select id from pluggy.items where user_id = $1';
const BATCH = 500;

const idsOf: Readonly<Record<Leads, (isUuid: boolean) => string>> = {
  user: () => '',
  items: (isUuid) => (isUuid ? ITEMS : ITEMS.replace('id', 'id::text')),
  accounts: (isUuid) => (isUuid ? ACCOUNTS : ACCOUNTS.replace('id', 'id::text')),
};

/** What is encrypted or a digest is no text for a person: those columns are left out. */
const COLUMNS = `
select string_agg(quote_ident(attname), ', ' order by attnum) as columns,
  bool_or(attname = 'account_id' and atttypid = 'uuid'::regtype) as "hasAccount", bool_or(attname = 'user_id') as "hasUser"
from pg_attribute where attrelid = ('pluggy.' || $1)::regclass and attnum > 0 and not attisdropped
  and atttypid <> 'bytea'::regtype`;

/**
 * A row that names a user is that user's alone, whoever has its item or account now: what it holds may be what somebody said
 * who had them before.
 */
function conditionOf({ columns }: Pick<PersonTable, 'columns'>, hasUser: boolean): string {
  const user = columns.find(({ leads }) => leads === 'user');
  const through = columns
    .filter(({ leads }) => leads !== 'user')
    .map(({ name, leads, isUuid }) => `t.${name} in (${idsOf[leads](isUuid)})`);
  const others = through.length === 0 ? 'false' : `(${through.join(' or ')})`;
  if (user !== undefined) {
    const shared = hasUser ? `(t.user_id is null and ${others})` : others;
    return `(t.${user.name} = $1::text or ${shared})`;
  }
  return `$1::text is not null and ${others}${hasUser ? ' and coalesce(t.user_id = $1::text, true)' : ''}`;
}

/**
 * A person's rows of one table as JSON texts, in batches, the documents of persons in them sealed. Needs a transaction, for
 * its cursor.
 */
export async function* streamRowsOfPerson(
  tx: Queryable,
  userId: UserId,
  table: Pick<PersonTable, 'name' | 'columns'>,
): AsyncGenerator<RowText[], void, void> {
  const { rows } = await tx.query<{ columns: string; hasAccount: boolean; hasUser: boolean }>(COLUMNS, [
    table.name,
  ]);
  const { columns = '', hasAccount = false, hasUser = false } = rows[0] ?? {};
  await tx.query(
    `declare rows_of_person no scroll cursor for
     select to_json(r)::text as view, ${hasAccount ? 'r.account_id::text' : "''"} as "accountId"
     from (select ${columns} from pluggy.${table.name} t where ${conditionOf(table, hasUser)}) r`,
    [userId],
  );
  for (;;) {
    const { rows: batch } = await tx.query<RowText>(`fetch ${BATCH} from rows_of_person`);
    if (batch.length === 0) break;
    yield batch;
  }
  await tx.query('close rows_of_person');
}
