import { type Client, CursorExpiredError, changes } from 'pluggy-open-finance/client';

/** A connection to your own database; `pg`'s client and a client of its pool are ones. */
interface Db {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** Amounts in `object` are texts with every digit: `(object->>'amount')::numeric`. */
export const MIRROR_TABLES = `
create table if not exists pluggy_mirror (
  user_id text, kind text, account_id text, id text, object jsonb not null, primary key (user_id, kind, account_id, id)
);
create table if not exists pluggy_mirror_place (is_only boolean primary key default true check (is_only), cursor text not null)`;

const PUT = `
insert into pluggy_mirror values ($1, $2, $3, $4, $5)
on conflict (user_id, kind, account_id, id) do update set object = excluded.object`;
const REMOVE = 'delete from pluggy_mirror where (user_id, kind, account_id, id) = ($1, $2, $3, $4)';
const FORGET = 'delete from pluggy_mirror where user_id = $1';
const KEEP =
  'insert into pluggy_mirror_place (cursor) values ($1) on conflict (is_only) do update set cursor = excluded.cursor';

/** What a page says and how far it reaches are written together: whenever this stops, it goes on where it was. */
async function apply(db: Db, page: Awaited<ReturnType<Client['listAllChanges']>>): Promise<void> {
  await db.query('begin');
  try {
    for (const { userId, kind, op, accountId, id, object } of page.results) {
      const key = [userId, kind, accountId ?? '', id];
      if (kind === 'user') await db.query(FORGET, [userId]);
      else if (op === 'put') await db.query(PUT, [...key, JSON.stringify(object)]);
      else await db.query(REMOVE, key);
    }
    await db.query(KEEP, [page.next]);
    await db.query('commit');
  } catch (error) {
    await db.query('rollback');
    throw error;
  }
}

/** Brings your copy of everybody's data up to date. Call it every minute, or when a webhook comes; one at a time. */
export async function mirror(client: Client, db: Db): Promise<void> {
  const { rows } = await db.query('select cursor from pluggy_mirror_place');
  const after = rows[0]?.['cursor'] as string | undefined;
  try {
    for await (const page of changes(client.listAllChanges, { after, limit: 500 })) await apply(db, page);
  } catch (error) {
    // nobody asked for 90 days: the next call begins with an empty copy
    if (!(error instanceof CursorExpiredError)) throw error;
    await db.query('truncate pluggy_mirror, pluggy_mirror_place');
  }
}
