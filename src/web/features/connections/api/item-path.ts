import { userPath } from '../../../lib/query-keys.ts';

export const itemPath = (userId: string, itemId: string): string =>
  `${userPath(userId)}/items/${encodeURIComponent(itemId)}`;
