import { type Config, type Environment, readConfig } from '../config.ts';
import type { Completeness } from '../contract/completeness.ts';
import type {
  AccountTotals,
  AccountView,
  BalanceView,
  ChangePage,
  FinancialData,
  InvestmentHistory,
  ItemView,
} from '../contract/financial-data.ts';
import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';
import {
  type AccountChange,
  changeAccount,
  listAccounts,
  readAccount,
  readBalances,
} from '../features/accounts/accounts.ts';
import { readCompleteness } from '../features/completeness/completeness.ts';
import {
  type ConnectToken,
  type ConnectTokenOptions,
  createConnectToken,
} from '../features/connections/connect-token.ts';
import { listItems, removeItem, reportItem } from '../features/connections/items.ts';
import { type ConnectTokenUser, userIdOf } from '../features/connections/token-user.ts';
import { type ConnectorChoice, listConnectors } from '../features/connectors/list-connectors.ts';
import { readHistoryOfInvestment } from '../features/investments/investments.ts';
import { revokeSession } from '../features/sessions/revoke-session.ts';
import type { NewSession } from '../features/sessions/Sessions.ts';
import {
  requireAccountId,
  requireInvestmentId,
  requireItemId,
  requireUserId,
} from '../features/shared/require-input.ts';
import { type FinancialDataOptions, writeFinancialData } from '../features/transactions/financial-data.ts';
import type { WireCategory, WireConnector } from '../pluggy/wire-types.ts';
import { LazyParts } from '../runtime/LazyParts.ts';
import type { OpenParts, PartsOptions } from '../runtime/open-parts.ts';
import { Audited } from './Audited.ts';
import { checked, checkedQuery } from './checked.ts';
import { feedPages } from './feed-pages.ts';
import type { InLanguage, WithDeleted } from './options.ts';
import { TransactionMethods } from './TransactionMethods.ts';
import { toObject, toObjects } from './to-objects.ts';

export interface PluggyV2Options extends PartsOptions {
  /** Default: read from `env`. */
  readonly config?: Config | undefined;
  /** Default: the process's environment. */
  readonly env?: Environment | undefined;
}

let reveal: (pluggy: PluggyV2) => LazyParts;

/** What a `PluggyV2` works with, for the router and the composition root; no part of the library. */
export const lazyPartsOf = (pluggy: PluggyV2): LazyParts => reveal(pluggy);

/**
 * The integration with Pluggy as a library. Making one reads the environment and does nothing else; the first call
 * connects to the database and brings it to this program's schema.
 *
 * Ids are plain strings. What is answered is Pluggy's own object with this project's additions: amounts, rates and other
 * quantities are decimal strings with every digit that Pluggy sent, times are ISO 8601 in UTC, calendar days YYYY-MM-DD.
 * Every method may throw a `PublicError`, by its `code` one of docs/errors.md (a value of a wrong form: `invalid_value`,
 * `invalid_user_id`), an error of the client for Pluggy, or `DatabaseUnavailable`.
 *
 * ```ts
 * const pluggy = new PluggyV2();
 * const { connectToken } = await pluggy.createConnectToken('user123');
 * const { accounts, transactions } = await pluggy.getUserFinancialData('user123');
 * const rule = await pluggy.rules.create('user123', { when: { text: 'uber' }, then: { tags: ['taxi'] } });
 * ```
 * docs/library.md names the method of each operation of the API.
 */
export class PluggyV2 extends TransactionMethods {
  readonly #parts: LazyParts;
  readonly #audited: Audited;

  static {
    reveal = (pluggy) => pluggy.#parts;
  }

  /** @throws {ConfigError} naming every setting that is wrong */
  constructor({ config, env, ...options }: PluggyV2Options = {}) {
    const parts = new LazyParts(config ?? readConfig(env ?? process.env), options);
    super(parts);
    this.#parts = parts;
    this.#audited = new Audited(parts);
  }

  /** Connects now, for those who want to fail at the start; every other method does so when needed. */
  async open(): Promise<void> {
    await this.#parts.ready();
  }

  /** Ends what this object opened; what was handed in stays open. */
  close(): Promise<void> {
    return this.#parts.close();
  }

  /**
   * A fresh token, good for about 30 minutes, with which one person connects one bank in the widget.
   * @param user the application's own id of the person, or `{ phoneNumber }`, whose stable `userId` is answered
   * @param options.itemId the connection to update; the user must own it
   * @throws {PublicError} item_not_found, invalid_phone_number, pluggy_refused_value, encryption_key_missing
   */
  async createConnectToken(
    user: ConnectTokenUser,
    {
      itemId,
      ...options
    }: Omit<ConnectTokenOptions, 'itemId'> & { readonly itemId?: string | undefined } = {},
  ): Promise<ConnectToken> {
    const update = itemId === undefined ? {} : { itemId: requireItemId(itemId) };
    const made = ({ userId }: ConnectToken) => ({ userId, subject: itemId });
    return this.#audited.use('createConnectToken', made, async (parts) =>
      createConnectToken(parts, await userIdOf(parts, user), { ...options, ...update }),
    );
  }

  /** A token that sees this user's data, for as long as SESSION_TTL says. @throws {PublicError} encryption_key_missing */
  async createSession(userId: string): Promise<NewSession> {
    const id = requireUserId(userId);
    const made = ({ sessionId }: NewSession) => ({ userId: id, subject: sessionId });
    return this.#audited.use('createSession', made, ({ sessions }) => sessions.create(id));
  }

  /**
   * Ends one session: here at once, in other processes within 30 seconds.
   * @returns whose it was
   * @throws {PublicError} session_not_found
   */
  async revokeSession(sessionId: string): Promise<string> {
    const ended = (owner: string) => ({ userId: owner, subject: sessionId });
    return this.#audited.use('deleteSession', ended, (parts) => revokeSession(parts, sessionId));
  }

  /** Ends all sessions of a user in the same way. @returns how many there were */
  async revokeSessions(userId: string): Promise<number> {
    const id = requireUserId(userId);
    return this.#audited.use('deleteSessions', { userId: id }, ({ sessions }) => sessions.revokeAll(id));
  }

  /**
   * Everything that is stored of a user, of one moment. All of it is held in memory: for a user with very many rows use
   * `transactions`.
   * @param options.include what else than items, accounts and transactions, such as `bills`
   * @throws {PublicError} encryption_key_missing
   */
  async getUserFinancialData(
    userId: string,
    { language = DEFAULT_LANGUAGE, include = [], includeDeleted }: Partial<FinancialDataOptions> = {},
  ): Promise<FinancialData> {
    const id = requireUserId(userId);
    const pieces: Buffer[] = [];
    const options = { language, include, includeDeleted };
    const keep = async (piece: string | Uint8Array) => void pieces.push(Buffer.from(piece));
    await this.#audited.use('readFinancialData', { userId: id }, (parts) =>
      writeFinancialData(parts, id, options, keep),
    );
    return toObject(Buffer.concat(pieces).toString());
  }

  /** The user's connections, each with how far its sync is and what the person can do about it. */
  async listItems(userId: string, { language = DEFAULT_LANGUAGE }: InLanguage = {}): Promise<ItemView[]> {
    const id = requireUserId(userId);
    const list = (parts: OpenParts) => listItems(parts, id, language);
    return toObjects(await this.#audited.use('listItems', { userId: id }, list));
  }

  /**
   * What a page reports when the widget says success. The item is read at Pluggy, has to be this user's there, and is
   * synced: so it is known even if every webhook about it is lost.
   * @throws {PublicError} item_not_found
   */
  async reportItem(
    userId: string,
    itemId: string,
    { language = DEFAULT_LANGUAGE }: InLanguage = {},
  ): Promise<ItemView> {
    const [user, id] = [requireUserId(userId), requireItemId(itemId)];
    const report = (parts: OpenParts) => reportItem(parts, user, id, language);
    return toObject(await this.#audited.use('reportItem', { userId: user, subject: id }, report));
  }

  /** Ends a connection at Pluggy, and hides its data here. @throws {PublicError} item_not_found */
  async removeItem(userId: string, itemId: string): Promise<void> {
    const [user, id] = [requireUserId(userId), requireItemId(itemId)];
    const remove = (parts: OpenParts) => removeItem(parts, user, id);
    return this.#audited.use('removeItem', { userId: user, subject: id }, remove);
  }

  /**
   * The user's accounts, and for each currency the sums of those that count.
   * @param options.includeDeleted no sum has closed accounts
   * @throws {PublicError} encryption_key_missing
   */
  async listAccounts(
    userId: string,
    { includeDeleted = false }: WithDeleted = {},
  ): Promise<{ readonly accounts: AccountView[]; readonly totals: AccountTotals[] }> {
    const id = requireUserId(userId);
    const list = (parts: OpenParts) => listAccounts(parts, id, includeDeleted);
    const { accounts, totals } = await this.#audited.use('listAccounts', { userId: id }, list);
    return { accounts: toObjects(accounts), totals: toObjects(totals) };
  }

  /** One account. @throws {PublicError} account_not_found, encryption_key_missing */
  async getAccount(
    userId: string,
    accountId: string,
    { includeDeleted = false }: WithDeleted = {},
  ): Promise<AccountView> {
    const [user, id] = [requireUserId(userId), requireAccountId(accountId)];
    const read = (parts: OpenParts) => readAccount(parts, user, id, includeDeleted);
    return toObject(await this.#audited.use('readAccount', { userId: user, subject: id }, read));
  }

  /**
   * Keeps whether an account counts, and the person's own name of it; null takes one back. Returns it as it is now.
   * @throws {PublicError} account_not_found, encryption_key_missing
   */
  async changeAccount(userId: string, accountId: string, change: AccountChange): Promise<AccountView> {
    const [user, id] = [requireUserId(userId), requireAccountId(accountId)];
    const asked = checked('changeAccount', change);
    const keep = (parts: OpenParts) => changeAccount(parts, user, id, asked);
    return toObject(await this.#audited.use('changeAccount', { userId: user, subject: id }, keep));
  }

  /** What the figures of an account were, newest first, up to `most` times. @throws {PublicError} account_not_found */
  async getBalances(userId: string, accountId: string, most = 500): Promise<BalanceView[]> {
    const [user, id] = [requireUserId(userId), requireAccountId(accountId)];
    const { limit = most } = checkedQuery('listBalances', { limit: most });
    const read = (parts: OpenParts) => readBalances(parts, user, id, { limit });
    return toObjects((await this.#audited.use('listBalances', { userId: user, subject: id }, read)).rows);
  }

  /**
   * What changed, page by page: without `after` first everything that there is. It ends with what has changed by now; keep the
   * `next` of the last page you applied, and go on from there. Objects may come twice; the last state wins.
   * @param userId whose; null: everybody's
   * @throws {PublicError} invalid_cursor, cursor_mismatch, cursor_expired, encryption_key_missing
   */
  async *changes(
    userId: string | null,
    { after, limit = 500 }: { readonly after?: string | undefined; readonly limit?: number | undefined } = {},
  ): AsyncGenerator<ChangePage, void, void> {
    const user = userId === null ? null : requireUserId(userId);
    const operation = user === null ? 'listAllChanges' : 'listChanges';
    const follow = (parts: OpenParts) => feedPages(parts, user, { after, limit });
    yield* this.#audited.stream(operation, { userId: user ?? undefined }, follow);
  }

  /** Every value that an investment had at Pluggy. @throws {PublicError} investment_not_found, encryption_key_missing */
  async getInvestmentHistory(userId: string, investmentId: string): Promise<InvestmentHistory> {
    const [user, id] = [requireUserId(userId), requireInvestmentId(investmentId)];
    const read = (parts: OpenParts) => readHistoryOfInvestment(parts, user, id);
    return toObject(await this.#audited.use('readInvestmentHistory', { userId: user, subject: id }, read));
  }

  /** What speaks for the user's data being complete, and what against it, by what is stored. */
  async getCompleteness(userId: string, language: Language = DEFAULT_LANGUAGE): Promise<Completeness> {
    const id = requireUserId(userId);
    const read = (parts: OpenParts) => readCompleteness(parts, id, language);
    return toObject(await this.#audited.use('readCompleteness', { userId: id }, read));
  }

  /** The banks that one can connect. @param choice.sandbox default: in the sandbox mode */
  async listConnectors(choice: ConnectorChoice = {}): Promise<WireConnector[]> {
    return listConnectors(await this.#parts.ready(), choice);
  }

  /** Pluggy's categories of transactions, with their names in English and Portuguese. */
  async listCategories(): Promise<WireCategory[]> {
    return (await this.#parts.ready()).categories.find();
  }
}
