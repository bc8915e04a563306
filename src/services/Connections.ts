import type { Completeness } from '../contract/completeness.ts';
import type { ConnectionView } from '../contract/financial-data.ts';
import { DEFAULT_LANGUAGE } from '../domain/language.ts';
import { compareForRequest } from '../features/completeness/compare-now.ts';
import { readCompleteness } from '../features/completeness/completeness.ts';
import {
  answerMfa,
  changeItem,
  type ItemChange,
  readItem,
  refreshItem,
} from '../features/connections/one-item.ts';
import { requireItemId, requireUserId } from '../features/shared/require-input.ts';
import type { LazyParts } from '../runtime/LazyParts.ts';
import type { OpenParts } from '../runtime/open-parts.ts';
import { Audited } from './Audited.ts';
import { checked } from './checked.ts';
import type { InLanguage } from './options.ts';
import { toObject } from './to-objects.ts';

/** One connection of a user's: every method with its id may throw `item_not_found`. And whether all of them are complete. */
export class Connections {
  readonly #audited: Audited;

  constructor(parts: Pick<LazyParts, 'ready'>) {
    this.#audited = new Audited(parts);
  }

  /** As in `listItems`, with its consents, whether Pluggy reads it by itself, and whether it can be asked to now. */
  async get(
    userId: string,
    itemId: string,
    { language = DEFAULT_LANGUAGE }: InLanguage = {},
  ): Promise<ConnectionView> {
    const [user, id] = [requireUserId(userId), requireItemId(itemId)];
    const work = (parts: OpenParts) => readItem(parts, user, id, language);
    return toObject(await this.#audited.use('readItem', { userId: user, subject: id }, work));
  }

  /**
   * Keeps the person's own name of it (null takes it back), and says whether Pluggy reads it by itself: `autoSync: true` asks Pluggy
   * to read it now, which begins the daily reading again.
   * @throws {PublicError} for `autoSync: true` as `refresh`
   */
  async change(
    userId: string,
    itemId: string,
    change: ItemChange,
    { language = DEFAULT_LANGUAGE }: InLanguage = {},
  ): Promise<ConnectionView> {
    const [user, id, asked] = [requireUserId(userId), requireItemId(itemId), checked('changeItem', change)];
    const work = (parts: OpenParts) => changeItem(parts, user, id, asked, language);
    return toObject(await this.#audited.use('changeItem', { userId: user, subject: id }, work));
  }

  /**
   * Asks Pluggy to read the bank now. The data comes when Pluggy has it.
   * @throws {PublicError} refresh_too_soon (its `allowedAt` says until when), refresh_needs_login, refresh_not_possible
   */
  async refresh(
    userId: string,
    itemId: string,
    { language = DEFAULT_LANGUAGE }: InLanguage = {},
  ): Promise<ConnectionView> {
    const [user, id] = [requireUserId(userId), requireItemId(itemId)];
    const work = (parts: OpenParts) => refreshItem(parts, user, id, language);
    return toObject(await this.#audited.use('refreshItem', { userId: user, subject: id }, work));
  }

  /**
   * Passes on what the person answers to the bank; it is neither stored nor logged.
   * @param parameters a text by the name of the item's `parameter`, such as `{ token: '123456' }`
   * @throws {PublicError} mfa_not_awaited
   */
  async answerMfa(
    userId: string,
    itemId: string,
    parameters: Readonly<Record<string, string>>,
    { language = DEFAULT_LANGUAGE }: InLanguage = {},
  ): Promise<ConnectionView> {
    const [user, id] = [requireUserId(userId), requireItemId(itemId)];
    const asked = checked('answerMfa', { parameters });
    const work = (parts: OpenParts) => answerMfa(parts, user, id, asked.parameters, language);
    return toObject(await this.#audited.use('answerMfa', { userId: user, subject: id }, work));
  }

  /**
   * Compares everything of the user with Pluggy now, which a running service does, and says whether it is complete. Waits for up to
   * 50 seconds, or until `signal`; what is not done then goes on.
   */
  async compareNow(
    userId: string,
    { language = DEFAULT_LANGUAGE, signal }: InLanguage & { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<Completeness> {
    const id = requireUserId(userId);
    const work = async (parts: OpenParts) => {
      const compared = await compareForRequest(parts, id, signal ?? new AbortController().signal);
      return readCompleteness(parts, id, language, compared);
    };
    return toObject(await this.#audited.use('readCompleteness', { userId: id }, work));
  }
}
