import type { Queryable } from './Queryable.ts';
import { LEFT_AFTER_ERASURE, type TableFacts, type TableName, tablesOfPersons } from './tables.ts';

/** By which column rows are a person's: the user's id, or one of the ids of the items and accounts. */
export type Leads = 'user' | 'items' | 'accounts';

export interface LeadingColumn {
  readonly name: string;
  readonly leads: Leads;
  readonly isUuid: boolean;
}

/** A table with rows of persons, and every column that leads to a person. */
export interface PersonTable {
  readonly name: TableName;
  readonly columns: readonly LeadingColumn[];
}

/** Columns of these names lead to a person wherever they stand. */
const BY_NAME: Readonly<Record<string, Leads>> = {
  user_id: 'user',
  item_id: 'items',
  account_id: 'accounts',
};

interface Column {
  readonly table: string;
  readonly name: string;
  readonly isUuid: boolean;
  /** An index begins with it. */
  readonly isIndexed: boolean;
}

const COLUMNS = `
select c.relname as table, a.attname as name, a.atttypid = 'uuid'::regtype as "isUuid",
  exists (select from pg_index x where x.indrelid = c.oid and x.indpred is null and x.indkey[0] = a.attnum) as "isIndexed"
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = 'pluggy'::regnamespace and c.relname = any ($1::text[])`;

/** Which table's rows name rows of which other one. */
const REFERENCES = `
select child.relname as child, parent.relname as parent
from pg_constraint f join pg_class child on child.oid = f.conrelid join pg_class parent on parent.oid = f.confrelid
where f.contype = 'f' and child.relnamespace = 'pluggy'::regnamespace and child.oid <> parent.oid`;

function leadsOf(name: string, { owner }: TableFacts): Leads | undefined {
  if (owner === 'nobody') return undefined;
  if (owner.column === name) return 'through' in owner ? owner.through : 'user';
  return BY_NAME[name];
}

/**
 * The user's id leads to nothing that the account's does not, in tables whose index begins with the account: the rows of
 * such a table go with their account from user to user. So no large table is read from end to end for one person.
 */
function leading(columns: readonly Column[], facts: TableFacts): LeadingColumn[] {
  const all = columns.flatMap((column) => {
    const leads = leadsOf(column.name, facts);
    return leads === undefined ? [] : [{ ...column, leads }];
  });
  const byAccount = all.some(({ leads, isIndexed }) => leads === 'accounts' && isIndexed);
  return all.filter(({ leads, isIndexed }) => leads !== 'user' || isIndexed || !byAccount);
}

/** Rows are named before what they name: the order in which tables can be emptied. */
function childrenFirst<T extends { readonly name: string }>(
  tables: readonly T[],
  references: readonly { readonly child: string; readonly parent: string }[],
): T[] {
  const left = new Map(tables.map((table) => [table.name, table]));
  const ordered: T[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter(
      ({ name }) => !references.some(({ child, parent }) => parent === name && left.has(child)),
    );
    if (free.length === 0) throw new Error('tables of persons name each other in a circle');
    for (const table of free) left.delete(table.name);
    ordered.push(...free);
  }
  return ordered;
}

/** The tables whose rows go with a person, in the order in which they can go. Read from `TABLES` and from the database. */
export async function personTables(db: Queryable): Promise<PersonTable[]> {
  const wanted = tablesOfPersons().filter(([name]) => !(name in LEFT_AFTER_ERASURE));
  const { rows: columns } = await db.query<Column>(COLUMNS, [wanted.map(([name]) => name)]);
  const { rows: references } = await db.query<{ child: string; parent: string }>(REFERENCES);
  const tables = wanted.map(([name, facts]) => ({
    name,
    columns: leading(
      columns.filter(({ table }) => table === name),
      facts,
    ),
  }));
  return childrenFirst(tables, references);
}
