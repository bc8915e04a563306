import * as z from 'zod/mini';
import { maybe, open, text } from '../values.ts';

/** What the person granted at the bank. */
export const pluggyConsent = open({
  /** The consent's id at Pluggy, a UUID. */
  id: text,
  /** The connection that it was given for. */
  itemId: maybe(text),
  /** What may be read by it, such as ACCOUNTS. */
  products: maybe(z.array(text)),
  /** The permissions as Open Finance names them, such as ACCOUNTS_TRANSACTIONS. */
  openFinancePermissionsGranted: maybe(z.array(text)),
  /** When the person gave it, in UTC. */
  createdAt: maybe(text),
  /** When it ends, in UTC; null: it has no end. */
  expiresAt: maybe(text),
  /** When the person took it back, in UTC; null: it holds. */
  revokedAt: maybe(text),
});
