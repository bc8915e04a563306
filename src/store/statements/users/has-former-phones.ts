import type { Queryable } from '../../Queryable.ts';

const HAS_ANY = "select from pluggy.secrets where purpose = 'phone' limit 1";

/** Whether users may be left whom only the former hash finds. */
export async function hasFormerPhones(db: Queryable): Promise<boolean> {
  return (await db.query(HAS_ANY)).rows.length > 0;
}
