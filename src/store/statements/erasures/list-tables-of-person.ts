import { type PersonTable, personTables } from '../../person-tables.ts';
import type { Queryable } from '../../Queryable.ts';
import { LEFT_AFTER_ERASURE } from '../../tables.ts';

/** The tables with rows of a person, what an erasure leaves among them. */
export async function listTablesOfPerson(tx: Queryable): Promise<Pick<PersonTable, 'name' | 'columns'>[]> {
  const user = { name: 'user_id', leads: 'user', isUuid: false } as const;
  const left = Object.keys(LEFT_AFTER_ERASURE) as (keyof typeof LEFT_AFTER_ERASURE)[];
  return [...(await personTables(tx)), ...left.map((name) => ({ name, columns: [user] }))];
}
