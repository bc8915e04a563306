import type { AccountView } from '../src/contract/financial-data.ts';
import type { PluggyV2 } from '../src/services/PluggyV2.ts';
import type { Queryable } from '../src/store/Queryable.ts';

/** Connectors of open connections, by item. */
async function connectorsOf(db: Queryable): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ id: string; connector: string }>(
    `select id, raw->'connector'->>'id' as connector from pluggy.items where deleted_at is null`,
  );
  return new Map(rows.map(({ id, connector }) => [id, connector]));
}

/** One account that comes through two connections is in the totals once, and every other one as well. */
export async function findCountedTwice(
  db: Queryable,
  pluggy: PluggyV2,
  people: readonly string[],
): Promise<string[]> {
  const connectors = await connectorsOf(db);
  const problems: string[] = [];
  for (const person of people) {
    const { accounts } = await pluggy.listAccounts(person);
    const twins = new Map<string, AccountView[]>();
    for (const account of accounts) {
      const { subtype, number, creditData, itemId } = account;
      // a card is known by its limit as well, which the sandbox raises with what is owed
      const key = [connectors.get(itemId), subtype, number, creditData?.creditLimit ?? ''].join(' ');
      twins.set(key, [...(twins.get(key) ?? []), account]);
    }
    for (const [key, same] of twins) {
      const counted = same.filter((account) => account.counted).length;
      const isCard = same.some(({ creditData }) => creditData !== null);
      if (counted > 1 || (counted < 1 && !isCard))
        problems.push(`account ${key} of ${person} counts ${counted} times`);
    }
  }
  return problems;
}

/** Rows of accounts that have no other row of the same day, amount and text, with what their account is known by. */
const ALONE = `
rows as (
  select t.account_id, t.id, a.user_id, a.item_id, t.deleted_at is null as shown,
    (select i.raw->'connector'->>'id' from pluggy.items i where i.id = a.item_id) as connector,
    a.raw->>'subtype' as subtype, a.raw->>'number' as number,
    t.date, t.amount, t.raw->>'description' as text, t.type
  from pluggy.transactions t join pluggy.accounts a on a.id = t.account_id
  where a.type = 'BANK' and (t.deleted_at is null or t.deleted_reason in ('item_gone', 'account_gone'))
), alone as (
  select * from rows r where not exists (
    select from rows o where o.account_id = r.account_id and o.id <> r.id
      and pluggy.local_day(o.date) = pluggy.local_day(r.date) and (o.amount, o.type, o.text) = (r.amount, r.type, r.text))
)`;

/** `y` is the row `x` through another connection. */
const SAME = `y.shown and y.user_id = x.user_id and y.item_id <> x.item_id
    and (y.connector, y.subtype, y.number) = (x.connector, x.subtype, x.number)
    and pluggy.local_day(y.date) = pluggy.local_day(x.date) and (y.amount, y.type, y.text) = (x.amount, x.type, x.text)`;

export interface TwinRow {
  readonly id: string;
  readonly itemId: string;
  readonly userId: string;
}

/** Rows without a note that two connections of one person show. */
export async function findTwinRows(db: Queryable): Promise<TwinRow[]> {
  const { rows } = await db.query<TwinRow>(
    `with ${ALONE}
     select x.id, x.item_id as "itemId", x.user_id as "userId" from alone x
     where x.shown and exists (select from alone y where ${SAME})
       and not exists (select from pluggy.annotations n where n.account_id = x.account_id and n.transaction_id = x.id)
     order by x.id limit 40`,
  );
  return rows;
}

/**
 * Notes on rows of ended accounts that stand at no row of the same account through another connection, though such a
 * row is there, alone of its day, amount and text on both sides.
 */
const UNPASSED = `
with ${ALONE}
select n.transaction_id as id, n.note
from pluggy.annotations n
join alone x on x.account_id = n.account_id and x.id = n.transaction_id and not x.shown and x.user_id = n.user_id
where exists (select from alone y where ${SAME})
and not exists (
  select from pluggy.annotations o join pluggy.transactions t on t.account_id = o.account_id and t.id = o.transaction_id
  where t.deleted_at is null and o.user_id = n.user_id and n.note = any (string_to_array(o.note, e'\n')))`;

export async function findUnpassedNotes(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string; note: string }>(UNPASSED);
  return rows.map(({ id, note }) => `${note}, at ${id} of an account that ended, was not passed on`);
}
