import * as z from 'zod/mini';
import { maybe, open, text } from '../values.ts';

/** What the person granted at the bank. */
export const pluggyConsent = open({
  id: text,
  itemId: maybe(text),
  products: maybe(z.array(text)),
  openFinancePermissionsGranted: maybe(z.array(text)),
  createdAt: maybe(text),
  expiresAt: maybe(text),
  revokedAt: maybe(text),
});
