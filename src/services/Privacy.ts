import type { AccessLogView, ErasureView } from '../contract/financial-data.ts';
import { DEFAULT_LANGUAGE } from '../domain/language.ts';
import { readAccessLog } from '../features/admin/read-audit.ts';
import { readErasure } from '../features/privacy/read-erasure.ts';
import { requestErasure } from '../features/privacy/request-erasure.ts';
import { requireReceiptId, requireUserId } from '../features/shared/require-input.ts';
import type { LazyParts } from '../runtime/LazyParts.ts';
import type { OpenParts } from '../runtime/open-parts.ts';
import { Audited } from './Audited.ts';
import type { InLanguage } from './options.ts';
import { pagesOf } from './pages-of.ts';
import { toPlain } from './to-objects.ts';

/** What a person has a right to by the LGPD; the archive is `exports.person`. */
export class Privacy {
  readonly #audited: Audited;

  constructor(parts: Pick<LazyParts, 'ready'>) {
    this.#audited = new Audited(parts);
  }

  /**
   * Erases a person. From then on nothing of the person is shown, sessions are ended, and events about the connections are not
   * stored; a running service deletes the rows, and ends the items at Pluggy, for as long as that takes.
   * @returns the receipt's id, for `erasure`
   * @throws {PublicError} encryption_key_missing
   */
  async erase(userId: string): Promise<string> {
    const user = requireUserId(userId);
    // the line leads to the receipt instead of the person
    const about = (receiptId: string) => ({ subject: receiptId });
    return this.#audited.use('eraseUser', about, async (parts) => {
      const receiptId = await requestErasure(parts, user);
      await parts.sessions.revokeAll(user);
      return receiptId;
    });
  }

  /** How far an erasure is. @throws {PublicError} erasure_not_found */
  async erasure(receiptId: string): Promise<ErasureView> {
    const id = requireReceiptId(receiptId);
    const work = (parts: OpenParts) => readErasure(parts, id);
    return toPlain(await this.#audited.use('readErasure', { subject: id }, work));
  }

  /** Who did what with this user's data, page by page, newest first. */
  async *accessLog(
    userId: string,
    { language = DEFAULT_LANGUAGE }: InLanguage = {},
  ): AsyncGenerator<AccessLogView[], void, void> {
    const user = requireUserId(userId);
    const list = (parts: OpenParts) =>
      pagesOf((page: Parameters<typeof readAccessLog>[2]) => readAccessLog(parts, user, page, language));
    for await (const rows of this.#audited.stream('listAccessLog', { userId: user }, list))
      yield toPlain(rows);
  }
}
