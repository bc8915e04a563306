import type * as z from 'zod/mini';
import { pluggyConsent } from '../../../../contract/shapes/pluggy/consent.ts';
import { allPages } from '../../../lib/all-pages.ts';
import { row } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const readConsent = row(pluggyConsent, 'id');

/** What the person let a bank share. */
export type Consent = z.infer<typeof readConsent>;

export const getConsents = (api: ApiClient, userId: string, signal?: AbortSignal): Promise<Consent[]> =>
  allPages(api, `${userPath(userId)}/consents`, readConsent, signal ? { signal } : {});
