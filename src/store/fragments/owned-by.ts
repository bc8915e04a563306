import type { UserId } from '../../domain/ids.ts';

/**
 * The condition that a row of `alias` belongs to the user `$1`; null: to nobody. Two texts rather than "is not distinct
 * from", which no index serves.
 */
export const ownedBy = (alias: string, userId: UserId | null): string =>
  userId === null ? `$1::text is null and ${alias}.user_id is null` : `${alias}.user_id = $1`;
