import type * as z from 'zod/mini';
import { connection } from '../../../../contract/shapes/item.ts';
import { row } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { itemPath } from './item-path.ts';

const readConnection = row(connection, 'id');

/** A connection by itself: with its consents, and whether it can be read now. */
export type Connection = z.infer<typeof readConnection>;

export function getConnection(
  api: ApiClient,
  userId: string,
  itemId: string,
  signal?: AbortSignal,
): Promise<Connection> {
  return api.get(itemPath(userId, itemId), readConnection, signal ? { signal } : {});
}

/** Asks for the bank to be read now. */
export const refreshConnection = (api: ApiClient, userId: string, itemId: string): Promise<Connection> =>
  api.post(`${itemPath(userId, itemId)}/refresh`, readConnection, {});

/** Passes on what the person answers to the bank: it is kept nowhere. */
export const answerBank = (
  api: ApiClient,
  userId: string,
  itemId: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Connection> => api.post(`${itemPath(userId, itemId)}/mfa`, readConnection, { parameters });

export interface ConnectionChange {
  /** Null takes the person's name back. */
  alias?: string | null;
  autoSync?: boolean;
}

export const changeConnection = (
  api: ApiClient,
  userId: string,
  itemId: string,
  change: ConnectionChange,
): Promise<void> => api.patch(itemPath(userId, itemId), change);
