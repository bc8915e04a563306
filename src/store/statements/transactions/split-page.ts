import type { Queryable } from '../../Queryable.ts';

/** `json` keeps each row as the text it came in; `jsonb` would already have to understand it. */
const SPLIT = `select value::text as row from json_array_elements(($1::json)->'results')`;

/** The rows of a page, each as its own text, uninterpreted. */
export async function splitPage(db: Queryable, page: Buffer): Promise<string[]> {
  const { rows } = await db.query<{ row: string }>(SPLIT, [page.toString('utf8')]);
  return rows.map(({ row }) => row);
}
