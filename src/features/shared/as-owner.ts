import type { UserId } from '../../domain/ids.ts';
import type { Access, Database } from '../../store/Database.ts';
import type { Queryable } from '../../store/Queryable.ts';

/** Runs `work` for a person; null: for the operator, who alone sees what is nobody's. */
export const asOwner = <T>(
  database: Database,
  userId: UserId | null,
  work: (tx: Queryable) => Promise<T>,
  access: Access,
): Promise<T> => (userId === null ? database.asSystem(work, access) : database.asUser(userId, work, access));
