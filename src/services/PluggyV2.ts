import { type Config, type Environment, readConfig } from '../config.ts';
import type { Completeness } from '../contract/completeness.ts';
import { parseExactJson } from '../contract/exact-json.ts';
import type {
  BalanceView,
  FinancialData,
  InvestmentHistory,
  TransactionHistory,
  TransactionView,
} from '../contract/financial-data.ts';
import { PublicError } from '../domain/errors.ts';
import { parseSessionId, type UserId } from '../domain/ids.ts';
import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';
import {
  type AccountChange,
  changeAccount,
  listAccounts,
  readAccount,
  readBalances,
} from '../features/accounts/accounts.ts';
import { type ReplayChoice, type ReplayReport, replay } from '../features/admin/replay.ts';
import type { ChangeListener } from '../features/changes/ChangeFeed.ts';
import type { ComparedNow } from '../features/completeness/compare-now.ts';
import { readCompleteness } from '../features/completeness/completeness.ts';
import { type AssignedItem, assignItem } from '../features/connections/assign-item.ts';
import {
  type ConnectToken,
  type ConnectTokenOptions,
  createConnectToken,
} from '../features/connections/connect-token.ts';
import { listItems, removeItem, reportItem } from '../features/connections/items.ts';
import { type AllItemsFilter, type ItemPage, listAllItems } from '../features/connections/list-all-items.ts';
import {
  requireChoice,
  type SyncReport,
  type SyncRequest,
  type SyncStatus,
  syncNow,
} from '../features/connections/sync-now.ts';
import { type ConnectTokenUser, userIdOf } from '../features/connections/token-user.ts';
import type { ConnectorFilter } from '../features/connectors/ConnectorList.ts';
import { readHistoryOfInvestment } from '../features/investments/investments.ts';
import { type RotationReport, rotateEncryption } from '../features/keys/rotate-encryption.ts';
import type { NewSession } from '../features/sessions/Sessions.ts';
import {
  requireAccountId,
  requireInvestmentId,
  requireItemId,
  requireTransactionId,
  requireUserId,
} from '../features/shared/require-input.ts';
import {
  type FinancialDataOptions,
  type Write,
  writeFinancialData,
} from '../features/transactions/financial-data.ts';
import {
  type AnnotationChange,
  annotateTransaction,
  listTransactions,
  readHistory,
} from '../features/transactions/transactions.ts';
import type { WireCategory, WireConnector } from '../pluggy/wire-types.ts';
import { type DeadJobRow, listDeadJobs } from '../queue/list-dead-jobs.ts';
import { jobHandlers } from '../runtime/job-handlers.ts';
import type { PartsOptions } from '../runtime/open-parts.ts';
import { ServiceProcess } from '../runtime/ServiceProcess.ts';
import type { StoredItem } from '../store/fragments/item-columns.ts';
import type { WithUnreadable } from '../store/sealed/reseal-batch.ts';
import type { ListedAccounts } from '../store/statements/accounts/list-accounts-of-user.ts';
import type { BalancePage } from '../store/statements/accounts/list-balances.ts';
import type { ItemCursor } from '../store/statements/items/list-items.ts';
import type {
  TransactionCursor,
  TransactionFilter,
  TransactionPage,
} from '../store/statements/transactions/list-transactions-of-user.ts';
import { listUserIds } from '../store/statements/users/list-user-ids.ts';

interface WithDeleted {
  /** Also accounts that the bank closed. */
  readonly includeDeleted?: boolean | undefined;
}

export interface PluggyV2Options extends PartsOptions {
  /** Default: read from `env`. */
  readonly config?: Config | undefined;
  /** Default: the process's environment. */
  readonly env?: Environment | undefined;
}

/**
 * The integration with Pluggy: every route and script goes through it. Making one reads the environment and does
 * nothing else; the first call connects. Every method may throw a `PublicError` of the catalogue in
 * docs/errors.md, an error of the client for Pluggy, or `DatabaseUnavailable`.
 *
 * ```ts
 * const pluggy = new PluggyV2();
 * const { connectToken } = await pluggy.createConnectToken('user123');
 * const { accounts, transactions } = await pluggy.getUserFinancialData('user123');
 * await pluggy.close();
 * ```
 */
export class PluggyV2 extends ServiceProcess {
  /** @throws {ConfigError} naming every setting that is wrong */
  constructor(options: PluggyV2Options = {}) {
    const { config, env, ...provided } = options;
    super(config ?? readConfig(env ?? process.env), provided);
  }

  /** A fresh token, good for about 30 minutes, with which one person connects one bank in the widget. */
  async createConnectToken(
    user: ConnectTokenUser,
    options: Omit<ConnectTokenOptions, 'itemId'> & { readonly itemId?: string | undefined } = {},
  ): Promise<ConnectToken> {
    const { itemId, ...rest } = options;
    const parsed = itemId === undefined ? rest : { ...rest, itemId: requireItemId(itemId) };
    const parts = await this.parts();
    return createConnectToken(parts, await userIdOf(parts, user), parsed);
  }

  /**
   * Everything that is stored of a user. Amounts are decimal strings, times ISO 8601 in UTC. All of it is held in
   * memory: for a user with very many rows use `writeFinancialData`.
   */
  async getUserFinancialData(
    userId: string,
    options: Partial<FinancialDataOptions> = {},
  ): Promise<FinancialData> {
    const chunks: string[] = [];
    await this.writeFinancialData(userId, options, async (text) => void chunks.push(text));
    return parseExactJson(chunks.join('')) as FinancialData;
  }

  /** Writes everything that is stored of a user as one JSON text, in pieces, in bounded memory. */
  async writeFinancialData(
    userId: string,
    { language = DEFAULT_LANGUAGE, include = [], includeDeleted }: Partial<FinancialDataOptions>,
    write: Write,
  ): Promise<void> {
    const id = requireUserId(userId);
    return writeFinancialData(await this.parts(), id, { language, include, includeDeleted }, write);
  }

  async listItems(userId: string): Promise<StoredItem[]> {
    return listItems(await this.parts(), requireUserId(userId));
  }

  /** What the page reports when the widget says success; believed only as far as Pluggy confirms it. */
  async reportItem(userId: string, itemId: string): Promise<StoredItem> {
    return reportItem(await this.parts(), requireUserId(userId), requireItemId(itemId));
  }

  /** Ends a connection at Pluggy, and hides its data here. */
  async removeItem(userId: string, itemId: string): Promise<void> {
    return removeItem(await this.parts(), requireUserId(userId), requireItemId(itemId));
  }

  /** One page of all users' connections, those that are nobody's included, as the operator sees them. */
  async listAllItems(
    filter: AllItemsFilter,
    page: { readonly after?: ItemCursor | undefined; readonly limit: number },
    language: Language = DEFAULT_LANGUAGE,
  ): Promise<ItemPage> {
    return listAllItems(await this.parts(), filter, page, language);
  }

  /**
   * Gives a connection that is nobody's to a user, with everything stored of it, and asks for its sync.
   * @throws {PublicError} item_not_found, item_owned
   */
  async assignItem(itemId: string, userId: string): Promise<AssignedItem> {
    const [item, user] = [requireItemId(itemId), requireUserId(userId)];
    return assignItem(await this.parts(), item, user);
  }

  /**
   * JSON texts of the user's accounts, and of the sums per currency of those that count.
   * @param includeDeleted also accounts that the bank closed; no sum has them
   */
  async listAccounts(userId: string, { includeDeleted = false }: WithDeleted = {}): Promise<ListedAccounts> {
    return listAccounts(await this.parts(), requireUserId(userId), includeDeleted);
  }

  /** The JSON text of one account. @throws {PublicError} account_not_found */
  async readAccount(
    userId: string,
    accountId: string,
    { includeDeleted = false }: WithDeleted = {},
  ): Promise<string> {
    const [user, id] = [requireUserId(userId), requireAccountId(accountId)];
    return readAccount(await this.parts(), user, id, includeDeleted);
  }

  /**
   * Keeps whether an account counts, and the person's own name of it; null takes one back.
   * @returns the JSON text of the account
   */
  async changeAccount(userId: string, accountId: string, change: AccountChange): Promise<string> {
    const [user, id] = [requireUserId(userId), requireAccountId(accountId)];
    return changeAccount(await this.parts(), user, id, change);
  }

  /** What the figures of an account were, newest first: JSON texts. @throws {PublicError} account_not_found */
  async listBalances(
    userId: string,
    accountId: string,
    page: { readonly after?: string | undefined; readonly limit: number } & WithDeleted,
  ): Promise<BalancePage> {
    const [user, id] = [requireUserId(userId), requireAccountId(accountId)];
    return readBalances(await this.parts(), user, id, page);
  }

  /** What the figures of an account were, newest first, up to `limit` times; amounts as decimal strings. */
  async getBalances(userId: string, accountId: string, limit = 500): Promise<BalanceView[]> {
    const { rows } = await this.listBalances(userId, accountId, { limit });
    return parseExactJson(`[${rows.join(',')}]`) as BalanceView[];
  }

  /** One page of the user's transactions, newest first. */
  async listTransactions(
    userId: string,
    filter: TransactionFilter,
    page: { readonly after?: TransactionCursor | undefined; readonly limit: number },
  ): Promise<TransactionPage> {
    return listTransactions(await this.parts(), requireUserId(userId), filter, page);
  }

  /**
   * Keeps the person's own category, note or "do not count" of a transaction; null takes one back. Amounts of the
   * answer are decimal strings.
   */
  async annotateTransaction(
    userId: string,
    transactionId: string,
    change: AnnotationChange,
  ): Promise<TransactionView> {
    return parseExactJson(await this.writeAnnotation(userId, transactionId, change)) as TransactionView;
  }

  /** The same with the transaction as JSON text, its amounts exact numbers. */
  async writeAnnotation(userId: string, transactionId: string, change: AnnotationChange): Promise<string> {
    const [user, id] = [requireUserId(userId), requireTransactionId(transactionId)];
    return annotateTransaction(await this.parts(), user, id, change);
  }

  /** Every id that a transaction had at Pluggy, and every value that it had; any of the ids will do to ask. */
  async getTransactionHistory(userId: string, transactionId: string): Promise<TransactionHistory> {
    return parseExactJson(await this.readTransactionHistory(userId, transactionId)) as TransactionHistory;
  }

  /** The same as JSON text. */
  async readTransactionHistory(userId: string, transactionId: string): Promise<string> {
    const [user, id] = [requireUserId(userId), requireTransactionId(transactionId)];
    return readHistory(await this.parts(), user, id);
  }

  /** Every value that an investment had at Pluggy; amounts are decimal strings. */
  async getInvestmentHistory(userId: string, investmentId: string): Promise<InvestmentHistory> {
    return parseExactJson(await this.readInvestmentHistory(userId, investmentId)) as InvestmentHistory;
  }

  /** The same as JSON text. */
  async readInvestmentHistory(userId: string, investmentId: string): Promise<string> {
    const [user, id] = [requireUserId(userId), requireInvestmentId(investmentId)];
    return readHistoryOfInvestment(await this.parts(), user, id);
  }

  /**
   * What speaks for the user's data being complete, and what against it. Amounts are decimal strings.
   * @param userId null: of the connections that are nobody's
   * @param compared what `compareNow` answered just before
   */
  async getCompleteness(
    userId: string | null,
    language: Language = DEFAULT_LANGUAGE,
    compared?: ComparedNow,
  ): Promise<Completeness> {
    return parseExactJson(await this.readCompleteness(userId, language, compared)) as Completeness;
  }

  /** Everybody who has a connection, in the order of their ids. */
  async listUserIds(): Promise<UserId[]> {
    return listUserIds((await this.parts()).database);
  }

  /** The user's completeness as JSON text, its amounts exact numbers. */
  async readCompleteness(userId: string | null, language: Language, now?: ComparedNow): Promise<string> {
    const id = userId === null ? null : requireUserId(userId);
    return readCompleteness(await this.parts(), id, language, now);
  }

  /** Pluggy's categories of transactions, with their names in English and Portuguese. */
  async listCategories(): Promise<WireCategory[]> {
    return (await this.parts()).categories.find();
  }

  /** The banks that one can connect. */
  async listConnectors(
    filter: Omit<ConnectorFilter, 'sandbox'> & { readonly sandbox?: boolean | undefined } = {},
  ): Promise<WireConnector[]> {
    const { connectors } = await this.parts();
    return connectors.find({ ...filter, sandbox: filter.sandbox ?? this.config.mode === 'sandbox' });
  }

  /** A token that sees this user's data, for as long as SESSION_TTL says. */
  async createSession(userId: string): Promise<NewSession> {
    return (await this.parts()).sessions.create(requireUserId(userId));
  }

  /**
   * Ends one session: here at once, in other processes within 30 seconds.
   * @returns whose it was
   * @throws {PublicError} session_not_found
   */
  async revokeSession(sessionId: string): Promise<UserId> {
    const id = parseSessionId(sessionId);
    const userId = id === undefined ? undefined : await (await this.parts()).sessions.revoke(id);
    if (userId === undefined) throw new PublicError('session_not_found');
    return userId;
  }

  /** Ends all sessions of a user in the same way. @returns how many there were */
  async revokeSessions(userId: string): Promise<number> {
    return (await this.parts()).sessions.revokeAll(requireUserId(userId));
  }

  /** Makes a new key for sessions: all that there are end, here at once, in other processes within 30 seconds. */
  async rotateSessions(): Promise<void> {
    const { sessions, audit } = await this.parts();
    await sessions.rotateKey();
    audit.note({ action: 'sessions.rotated', actor: 'command', userId: null, subject: null, network: null });
  }

  /** Calls the listener whenever something of the user's changes. @returns how to stop */
  async subscribe(userId: string, listener: ChangeListener): Promise<() => void> {
    return (await this.parts()).changes.subscribe(requireUserId(userId), listener);
  }

  /**
   * Syncs one connection, a user's, or all of them now, and resolves once each has ended. What an interrupted run of
   * the last 24 hours synced is skipped with `resume` alone.
   */
  async syncNow(
    choice: SyncRequest,
    report: SyncReport,
    signal: AbortSignal,
  ): Promise<readonly SyncStatus[]> {
    const parts = await this.parts();
    return syncNow(parts, jobHandlers(parts), requireChoice(choice), report, signal);
  }

  /**
   * Encrypts anew what was not encrypted with the first of ENCRYPTION_KEYS.
   * @param withUnreadable what becomes of values whose key is lost; forgotten ones come back with a sync, as far as
   * Pluggy has them
   */
  async rotateEncryption(withUnreadable: WithUnreadable = 'keep'): Promise<RotationReport> {
    return rotateEncryption(await this.parts(), withUnreadable);
  }

  /** Acts on acknowledged events, or on jobs of the dead letter, once more. */
  async replay(choice: ReplayChoice): Promise<ReplayReport> {
    return replay(await this.parts(), choice);
  }

  /** The dead letter, oldest first. */
  async listDeadJobs(limit: number): Promise<DeadJobRow[]> {
    return listDeadJobs((await this.parts()).database, limit);
  }
}
