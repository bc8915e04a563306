import type { UserId } from '../../../domain/ids.ts';
import { LEFT_TO_PASS } from '../../fragments/passed-annotations.ts';
import type { Queryable } from '../../Queryable.ts';

const LEFT = `${LEFT_TO_PASS('$1')} limit 1`;

/** Whether something is said of rows of ended accounts that was not passed on. */
export async function hasAnnotationsToPass(db: Queryable, userId: UserId): Promise<boolean> {
  return (await db.query(LEFT, [userId])).rows.length > 0;
}
