import {
  type ApiKeyPlace,
  type ListedApiKey,
  listApiKeys,
} from '../../store/statements/api-keys/list-api-keys.ts';
import type { Needs } from '../shared/Parts.ts';
import { type Page, type PageRequest, pageOf } from '../shared/page.ts';

/** The keys that were made while the service ran, oldest first, without what opens anything. */
export async function listKeys(
  { database }: Needs<'database'>,
  includeRevoked: boolean,
  { after, limit }: PageRequest<ApiKeyPlace>,
): Promise<Page<Omit<ListedApiKey, 'place'>, ApiKeyPlace>> {
  const found = await database.asSystem((tx) => listApiKeys(tx, includeRevoked, after, limit + 1), 'read');
  const { rows, next } = pageOf(found, limit, ({ place, id }): ApiKeyPlace => [place, id]);
  return { rows: rows.map(({ place: _, ...row }) => row), next };
}
