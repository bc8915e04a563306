import { describe, expect, it } from 'vitest';
import { TABLES, type TableFacts, tablesOfPersons } from '../src/store/tables.ts';
import { openTestDatabase } from './support/open-test-database.ts';

const { database } = await openTestDatabase();

async function column<T>(sql: string): Promise<T[]> {
  return (await database.query<{ value: T }>(sql)).rows.map(({ value }) => value);
}

const NAMED = Object.entries(TABLES) as [string, TableFacts][];

describe('src/store/tables.ts', () => {
  it('names every table of the schema, and no other', async () => {
    const tables = await column<string>(
      `select relname as value from pg_class
       where relnamespace = 'pluggy'::regnamespace and relkind in ('r', 'p') order by 1`,
    );
    expect(Object.keys(TABLES).sort()).toEqual(tables.sort());
  });

  it('names for each table of a person the column that leads to the person', async () => {
    const columns = await column<string>(
      `select table_name || '.' || column_name as value from information_schema.columns where table_schema = 'pluggy'`,
    );
    const leading = tablesOfPersons().map(([name, { owner }]) =>
      owner === 'nobody' ? '' : `${name}.${owner.column}`,
    );
    expect(leading.filter((one) => !columns.includes(one))).toEqual([]);
  });

  it('calls no table nobody’s that names a user, an account or an item', async () => {
    const naming = await column<string>(
      `select distinct table_name as value from information_schema.columns
       where table_schema = 'pluggy' and column_name in ('user_id', 'account_id', 'item_id')`,
    );
    const nobodys = NAMED.filter(([, { owner }]) => owner === 'nobody').map(([name]) => name);
    expect(nobodys.filter((name) => naming.includes(name))).toEqual([]);
  });

  it('has a policy by that column for each table of a person, and none for the others', async () => {
    const { rows } = await database.query<{ name: string; isOn: boolean; condition: string | null }>(
      `select c.relname as name, c.relrowsecurity as "isOn", pg_get_expr(p.polqual, p.polrelid) as condition
       from pg_class c left join pg_policy p on p.polrelid = c.oid and p.polname = 'own_rows'
       where c.relnamespace = 'pluggy'::regnamespace and c.relkind in ('r', 'p')`,
    );
    const found = new Map(rows.map(({ name, isOn, condition }) => [name, isOn ? (condition ?? '') : null]));
    for (const [name, { owner }] of NAMED) {
      if (owner === 'nobody') expect(found.get(name), name).toBeNull();
      else expect(found.get(name), name).toMatch(new RegExp(`\\b${owner.column}\\b`));
    }
  });

  it('says what the role of requests may do: that and nothing else is granted', async () => {
    const allowed: Readonly<Record<string, string>> = {
      none: '',
      read: 'SELECT',
      append: 'INSERT,SELECT',
      lock: 'SELECT',
      write: 'DELETE,INSERT,SELECT,UPDATE',
    };
    const { rows } = await database.query<{ name: string; granted: string }>(
      `select c.relname as name, coalesce(string_agg(a.privilege_type, ',' order by a.privilege_type), '') as granted
       from pg_class c
       left join lateral aclexplode(c.relacl) a
         on a.grantee = (select r.oid from pg_roles r join pluggy.settings s on s.value = r.rolname where s.name = 'role:requests')
       where c.relnamespace = 'pluggy'::regnamespace and c.relkind in ('r', 'p') group by 1`,
    );
    const expected = NAMED.map(([name, { requests }]) => [name, allowed[requests]]);
    expect(Object.fromEntries(rows.map(({ name, granted }) => [name, granted]))).toEqual(
      Object.fromEntries(expected),
    );
  });
});
