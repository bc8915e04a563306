import type { AccessLogView, ErasureView } from '../contract/financial-data.ts';
import { DEFAULT_LANGUAGE } from '../domain/language.ts';
import { readAccessLog } from '../features/admin/read-audit.ts';
import { readErasure } from '../features/privacy/read-erasure.ts';
import { requestErasure } from '../features/privacy/request-erasure.ts';
import { requireReceiptId, requireUserId } from '../features/shared/require-input.ts';
import type { LazyParts } from '../runtime/LazyParts.ts';
import { noteInAudit } from './note-in-audit.ts';
import type { InLanguage } from './options.ts';
import { pagesOf } from './pages-of.ts';
import { toPlain } from './to-objects.ts';

/** What a person has a right to by the LGPD; the archive is `exports.person`. */
export class Privacy {
  readonly #parts: Pick<LazyParts, 'ready'>;

  constructor(parts: Pick<LazyParts, 'ready'>) {
    this.#parts = parts;
  }

  /**
   * Erases a person. From then on nothing of the person is shown, sessions are ended, and events about the connections are not
   * stored; a running service deletes the rows, and ends the items at Pluggy, for as long as that takes.
   * @returns the receipt's id, for `erasure`
   * @throws {PublicError} encryption_key_missing
   */
  async erase(userId: string): Promise<string> {
    const [user, parts] = [requireUserId(userId), await this.#parts.ready()];
    const receiptId = await requestErasure(parts, user);
    await parts.sessions.revokeAll(user);
    // the line leads to the receipt instead of the person
    await noteInAudit(parts, 'eraseUser', { subject: receiptId });
    return receiptId;
  }

  /** How far an erasure is. @throws {PublicError} erasure_not_found */
  async erasure(receiptId: string): Promise<ErasureView> {
    const id = requireReceiptId(receiptId);
    return toPlain(await readErasure(await this.#parts.ready(), id));
  }

  /** Who did what with this user's data, page by page, newest first. */
  async *accessLog(
    userId: string,
    { language = DEFAULT_LANGUAGE }: InLanguage = {},
  ): AsyncGenerator<AccessLogView[], void, void> {
    const [user, parts] = [requireUserId(userId), await this.#parts.ready()];
    const read = (page: Parameters<typeof readAccessLog>[2]) => readAccessLog(parts, user, page, language);
    for await (const rows of pagesOf(read)) yield toPlain(rows);
  }
}
