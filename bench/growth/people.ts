import { type AccountId, parseAccountId } from '../../src/domain/ids.ts';
import { withDatabase } from '../support/with-database.ts';
import type { Template } from './templates.ts';

const ACCOUNTS_PER_USER = 5;

/** Users with one item of five accounts each, and the templates, from which PostgreSQL makes rows itself. */
export function storePeople(
  databaseUrl: string,
  accounts: number,
  templates: readonly Template[],
): Promise<void> {
  const users = Math.ceil(accounts / ACCOUNTS_PER_USER);
  return withDatabase(databaseUrl, async (database) => {
    await database.query(
      `insert into pluggy.users (id, created_at) select 'user-' || n, now() from generate_series(0, $1::int - 1) n`,
      [users],
    );
    await database.query(
      `insert into pluggy.items (id, user_id, client_id, status, raw, first_seen_at, changed_at)
       select md5('item-' || n)::uuid, 'user-' || n, 'bench', 'UPDATED', '{}', now(), now()
       from generate_series(0, $1::int - 1) n`,
      [users],
    );
    await database.query(
      `insert into pluggy.accounts (id, item_id, user_id, type, raw, first_seen_at, changed_at)
       select md5('account-' || n)::uuid, md5('item-' || n % $2::int)::uuid, 'user-' || n % $2::int, 'BANK', '{}', now(), now()
       from generate_series(0, $1::int - 1) n`,
      [accounts, users],
    );
    await database.query(
      `create table pluggy.bench_templates as
       select position as n, r.* from jsonb_array_elements($1::jsonb) with ordinality as e (template, position),
         jsonb_to_record(template) as r
           (rest text, date timestamptz, amount numeric, "currencyCode" text, type text, status text)`,
      [JSON.stringify(templates)],
    );
  });
}

/** All accounts in an order that chance decided, the same one for a seed. */
export function shuffledAccounts(databaseUrl: string, seed: string, limit: number): Promise<AccountId[]> {
  return withDatabase(databaseUrl, async (database) => {
    const { rows } = await database.query<{ id: string }>(
      'select id from pluggy.accounts order by md5(id::text || $1) limit $2',
      [seed, limit],
    );
    return rows.map(({ id }) => {
      const accountId = parseAccountId(id);
      if (accountId === undefined) throw new Error('an account has no proper id');
      return accountId;
    });
  });
}
