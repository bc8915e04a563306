import type { AccountId } from '../../src/domain/ids.ts';
import type { Database } from '../../src/store/Database.ts';
import { withDatabase } from '../support/with-database.ts';
import { shuffledAccounts } from './people.ts';

/** What an account gets in one go. */
export const ROWS_PER_CHUNK = 100;
const ACCOUNTS_PER_STATEMENT = 100;
const CONNECTIONS = 2;

/** Each pass brings older rows, as a person's history comes. The ids are random, as Pluggy's are. */
const SQL = `
insert into pluggy.transactions
  (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
select g.account_id, g.id, g.user_id, t.date - $2::int * interval '200 days' - g.i * interval '1 day', t.amount,
  t."currencyCode", t.type, t.status,
  ('{"id":"' || g.id || '","accountId":"' || g.account_id || '",' || t.rest)::jsonb, now(), now()
from (
  select a.id as account_id, a.user_id, i, gen_random_uuid() as id,
    1 + floor(random() * (select count(*) from pluggy.bench_templates)) as n
  from unnest($1::uuid[]) with ordinality u (id, position)
    join pluggy.accounts a using (id) cross join generate_series(1, ${ROWS_PER_CHUNK}) i
  order by u.position, i
) g join pluggy.bench_templates t on t.n = g.n`;

async function fillAccounts(database: Database, accounts: readonly AccountId[], pass: number): Promise<void> {
  for (let done = 0; done < accounts.length; done += ACCOUNTS_PER_STATEMENT)
    await database.query(SQL, [accounts.slice(done, done + ACCOUNTS_PER_STATEMENT), pass]);
}

/** Gives every account its next hundred rows, account by account in an order of chance, with all indexes in place. */
export async function fillPass(databaseUrl: string, accounts: number, pass: number): Promise<void> {
  const shuffled = await shuffledAccounts(databaseUrl, `pass ${pass}`, accounts);
  const share = Math.ceil(shuffled.length / CONNECTIONS);
  const fill = async (database: Database): Promise<void> => {
    const parts = Array.from({ length: CONNECTIONS }, (_, part) =>
      shuffled.slice(part * share, (part + 1) * share),
    );
    await Promise.all(parts.map((part) => fillAccounts(database, part, pass)));
  };
  await withDatabase(databaseUrl, fill, CONNECTIONS);
}
