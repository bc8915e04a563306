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
  TransactionHistory,
  TransactionView,
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
  requireTransactionId,
  requireUserId,
} from '../features/shared/require-input.ts';
import {
  type AnnotationChange,
  annotateTransaction,
  annotateTransactions,
} from '../features/transactions/annotate.ts';
import { answerSuggestion } from '../features/transactions/answer-suggestion.ts';
import { type FinancialDataOptions, writeFinancialData } from '../features/transactions/financial-data.ts';
import { listTransactionPages, type TransactionChoice } from '../features/transactions/transaction-pages.ts';
import { readHistory, readTransaction } from '../features/transactions/transactions.ts';
import type { WireCategory, WireConnector } from '../pluggy/wire-types.ts';
import { LazyParts } from '../runtime/LazyParts.ts';
import type { PartsOptions } from '../runtime/open-parts.ts';
import { checked, checkedQuery } from './checked.ts';
import { feedPages } from './feed-pages.ts';
import { Nouns } from './Nouns.ts';
import type { InLanguage, WithDeleted } from './options.ts';
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
export class PluggyV2 extends Nouns {
  readonly #parts: LazyParts;

  static {
    reveal = (pluggy) => pluggy.#parts;
  }

  /** @throws {ConfigError} naming every setting that is wrong */
  constructor({ config, env, ...options }: PluggyV2Options = {}) {
    const parts = new LazyParts(config ?? readConfig(env ?? process.env), options);
    super(parts);
    this.#parts = parts;
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
    const parts = await this.#parts.ready();
    return createConnectToken(parts, await userIdOf(parts, user), { ...options, ...update });
  }

  /** A token that sees this user's data, for as long as SESSION_TTL says. @throws {PublicError} encryption_key_missing */
  async createSession(userId: string): Promise<NewSession> {
    const id = requireUserId(userId);
    return (await this.#parts.ready()).sessions.create(id);
  }

  /**
   * Ends one session: here at once, in other processes within 30 seconds.
   * @returns whose it was
   * @throws {PublicError} session_not_found
   */
  async revokeSession(sessionId: string): Promise<string> {
    return revokeSession(await this.#parts.ready(), sessionId);
  }

  /** Ends all sessions of a user in the same way. @returns how many there were */
  async revokeSessions(userId: string): Promise<number> {
    const id = requireUserId(userId);
    return (await this.#parts.ready()).sessions.revokeAll(id);
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
    await writeFinancialData(await this.#parts.ready(), id, options, keep);
    return toObject(Buffer.concat(pieces).toString());
  }

  /** The user's connections, each with how far its sync is and what the person can do about it. */
  async listItems(userId: string, { language = DEFAULT_LANGUAGE }: InLanguage = {}): Promise<ItemView[]> {
    const id = requireUserId(userId);
    return toObjects(await listItems(await this.#parts.ready(), id, language));
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
    return toObject(await reportItem(await this.#parts.ready(), user, id, language));
  }

  /** Ends a connection at Pluggy, and hides its data here. @throws {PublicError} item_not_found */
  async removeItem(userId: string, itemId: string): Promise<void> {
    const [user, id] = [requireUserId(userId), requireItemId(itemId)];
    return removeItem(await this.#parts.ready(), user, id);
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
    const { accounts, totals } = await listAccounts(await this.#parts.ready(), id, includeDeleted);
    return { accounts: toObjects(accounts), totals: toObjects(totals) };
  }

  /** One account. @throws {PublicError} account_not_found, encryption_key_missing */
  async getAccount(
    userId: string,
    accountId: string,
    { includeDeleted = false }: WithDeleted = {},
  ): Promise<AccountView> {
    const [user, id] = [requireUserId(userId), requireAccountId(accountId)];
    return toObject(await readAccount(await this.#parts.ready(), user, id, includeDeleted));
  }

  /**
   * Keeps whether an account counts, and the person's own name of it; null takes one back. Returns it as it is now.
   * @throws {PublicError} account_not_found, encryption_key_missing
   */
  async changeAccount(userId: string, accountId: string, change: AccountChange): Promise<AccountView> {
    const [user, id] = [requireUserId(userId), requireAccountId(accountId)];
    const asked = checked('changeAccount', change);
    return toObject(await changeAccount(await this.#parts.ready(), user, id, asked));
  }

  /** What the figures of an account were, newest first, up to `most` times. @throws {PublicError} account_not_found */
  async getBalances(userId: string, accountId: string, most = 500): Promise<BalanceView[]> {
    const [user, id] = [requireUserId(userId), requireAccountId(accountId)];
    const { limit = most } = checkedQuery('listBalances', { limit: most });
    return toObjects((await readBalances(await this.#parts.ready(), user, id, { limit })).rows);
  }

  /**
   * The user's transactions page by page, newest first, in bounded memory:
   *
   * ```ts
   * for await (const page of pluggy.transactions('user123', { dateFrom: '2026-01-01' }))
   *   for (const { id, signedAmount } of page) …
   * ```
   *
   * Each page is an array of at most 500, never an empty one. What changes meanwhile may be in a later page or not; no row
   * comes twice or is left out that stays as it is.
   */
  async *transactions(
    userId: string,
    filter: TransactionChoice = {},
  ): AsyncGenerator<TransactionView[], void, void> {
    const id = requireUserId(userId);
    for await (const rows of listTransactionPages(await this.#parts.ready(), id, filter))
      yield toObjects(rows);
  }

  /** One transaction, by any of the ids that it had at Pluggy. @throws {PublicError} transaction_not_found */
  async getTransaction(
    userId: string,
    transactionId: string,
    { includeDeleted = false }: WithDeleted = {},
  ): Promise<TransactionView> {
    const [user, id] = [requireUserId(userId), requireTransactionId(transactionId)];
    return toObject(await readTransaction(await this.#parts.ready(), user, id, includeDeleted));
  }

  /**
   * Keeps the person's own category, note, tags, day or "do not count" of a transaction; null takes one back. Returns it as it is now.
   * @throws {PublicError} transaction_not_found, unknown_category
   */
  async annotateTransaction(
    userId: string,
    transactionId: string,
    change: AnnotationChange,
  ): Promise<TransactionView> {
    const [user, id] = [requireUserId(userId), requireTransactionId(transactionId)];
    const asked = checked('annotateTransaction', change);
    return toObject(await annotateTransaction(await this.#parts.ready(), user, id, asked));
  }

  /** The same of up to 500 transactions, all of them or none. @throws {PublicError} as `annotateTransaction` */
  async annotateTransactions(
    userId: string,
    transactionIds: readonly string[],
    change: AnnotationChange,
  ): Promise<TransactionView[]> {
    const user = requireUserId(userId);
    const asked = checked('annotateTransactions', { ids: transactionIds, change });
    const ids = asked.ids.map(requireTransactionId);
    return toObjects(await annotateTransactions(await this.#parts.ready(), user, ids, asked.change));
  }

  /**
   * Says whether a transaction is the pending one that `suggestedPredecessorId` names. Returns it as it is now.
   * @throws {PublicError} transaction_not_found, suggestion_not_found
   */
  async answerSuggestion(userId: string, transactionId: string, accept: boolean): Promise<TransactionView> {
    const [user, id] = [requireUserId(userId), requireTransactionId(transactionId)];
    return toObject(await answerSuggestion(await this.#parts.ready(), user, id, accept));
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
    yield* feedPages(await this.#parts.ready(), user, { after, limit });
  }

  /**
   * Every id that a transaction had at Pluggy, and every value that it had; any of the ids will do to ask.
   * @throws {PublicError} transaction_not_found
   */
  async getTransactionHistory(userId: string, transactionId: string): Promise<TransactionHistory> {
    const [user, id] = [requireUserId(userId), requireTransactionId(transactionId)];
    return toObject(await readHistory(await this.#parts.ready(), user, id));
  }

  /** Every value that an investment had at Pluggy. @throws {PublicError} investment_not_found, encryption_key_missing */
  async getInvestmentHistory(userId: string, investmentId: string): Promise<InvestmentHistory> {
    const [user, id] = [requireUserId(userId), requireInvestmentId(investmentId)];
    return toObject(await readHistoryOfInvestment(await this.#parts.ready(), user, id));
  }

  /** What speaks for the user's data being complete, and what against it, by what is stored. */
  async getCompleteness(userId: string, language: Language = DEFAULT_LANGUAGE): Promise<Completeness> {
    const id = requireUserId(userId);
    return toObject(await readCompleteness(await this.#parts.ready(), id, language));
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
