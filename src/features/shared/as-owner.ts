import type { UserId } from '../../domain/ids.ts';
import type { Access, ScopedDatabase, Work } from '../../store/ScopedDatabase.ts';

/** Runs `work` for a person; null: for the operator, who alone sees what is nobody's. */
export const asOwner = <T>(
  database: ScopedDatabase,
  userId: UserId | null,
  work: Work<T>,
  access: Access,
): Promise<T> => (userId === null ? database.asSystem(work, access) : database.asUser(userId, work, access));
