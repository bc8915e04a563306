import { type Config, type Environment, readConfig } from '../config.ts';
import type { Completeness } from '../contract/completeness.ts';
import { parseExactJson } from '../contract/exact-json.ts';
import type { FinancialData } from '../contract/financial-data.ts';
import { PublicError } from '../domain/errors.ts';
import { type ItemId, parseItemId, parseUserId, type UserId } from '../domain/ids.ts';
import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';
import { type PhoneNumber, parsePhoneNumber } from '../domain/phone.ts';
import { receiveEvent } from '../inbox/receive-event.ts';
import { requestSync, SYNC_ITEM } from '../inbox/request-sync.ts';
import type { WireConnector } from '../pluggy/wire-types.ts';
import type { JobHandlers } from '../queue/job.ts';
import { type DeadJobRow, listDeadJobs } from '../queue/list-dead-jobs.ts';
import { isMigrated, migrate } from '../store/migrate.ts';
import type { StoredItem } from '../store/sql/find-item.ts';
import { listAccountsOfUser, listTotalsOfUser } from '../store/sql/list-accounts.ts';
import { listStaleItems } from '../store/sql/list-stale-items.ts';
import {
  listTransactionsOfUser,
  type TransactionCursor,
  type TransactionFilter,
  type TransactionPage,
} from '../store/sql/list-transactions.ts';
import { listUserIds } from '../store/sql/list-user-ids.ts';
import { createSyncItem } from '../sync/sync-item.ts';
import { keepWebhook } from '../webhook/keep-webhook.ts';
import { parseEvent } from '../webhook/parse-event.ts';
import type { ChangeListener } from './ChangeFeed.ts';
import type { ConnectorFilter } from './ConnectorList.ts';
import { type ChainReport, checkChain } from './check-chain.ts';
import { readCompleteness } from './completeness.ts';
import {
  type ConnectToken,
  type ConnectTokenOptions,
  createConnectToken,
  userIdOfPhone,
} from './connect-token.ts';
import { type FinancialDataOptions, type Write, writeFinancialData } from './financial-data.ts';
import { listItems, removeItem, reportItem } from './items.ts';
import { type OpenParts, openParts, type Provided } from './open-parts.ts';
import { WHILE_SOMEBODY_WAITS } from './patience.ts';
import { type ReplayChoice, type ReplayReport, replay } from './replay.ts';
import { rotateEncryption } from './rotate-encryption.ts';
import type { Session } from './Sessions.ts';
import { type SyncStatus, syncNow } from './sync-now.ts';
import { ownWebhookUrl } from './urls.ts';

export interface PluggyV2Options extends Provided {
  /** Default: read from `env`. */
  readonly config?: Config | undefined;
  /** Default: the process's environment. */
  readonly env?: Environment | undefined;
}

/** Whose token it is: the application's own id of the person, or the person's telephone number. */
export type ConnectTokenUser = string | { readonly userId: string } | { readonly phoneNumber: string };

function requireUserId(value: string): UserId {
  const userId = parseUserId(value);
  if (userId === undefined) throw new PublicError('invalid_user_id', { field: 'userId' });
  return userId;
}

function requireItemId(value: string): ItemId {
  const itemId = parseItemId(value);
  const expected = { en: 'it must be a UUID', 'pt-BR': 'precisa ser um UUID' };
  if (itemId === undefined) throw new PublicError('invalid_value', { field: 'itemId', expected });
  return itemId;
}

function requirePhoneNumber(value: string): PhoneNumber {
  const number = parsePhoneNumber(value);
  if (number === undefined) throw new PublicError('invalid_phone_number', { field: 'phoneNumber' });
  return number;
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
export class PluggyV2 {
  readonly config: Config;
  readonly #provided: Provided;
  #opening: Promise<OpenParts> | undefined;
  #migrating: Promise<unknown> | undefined;
  /** Whether Pluggy has accepted the credentials since the start. */
  #accepted = false;

  /** @throws {ConfigError} naming every setting that is wrong */
  constructor(options: PluggyV2Options = {}) {
    const { config, env, ...provided } = options;
    this.config = config ?? readConfig(env ?? process.env);
    this.#provided = provided;
  }

  /** Connects to the database and brings it to this program's schema; every other method does so when needed. */
  async open(): Promise<void> {
    await this.#parts();
  }

  /** Ends what this object opened; what was handed in stays open. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    this.#migrating = undefined;
    await (await opening)?.close();
  }

  /** A fresh token, good for about 30 minutes, with which one person connects one bank in the widget. */
  async createConnectToken(
    user: ConnectTokenUser,
    options: Omit<ConnectTokenOptions, 'itemId'> & { readonly itemId?: string | undefined } = {},
  ): Promise<ConnectToken> {
    const { itemId, ...rest } = options;
    const parsed = itemId === undefined ? rest : { ...rest, itemId: requireItemId(itemId) };
    const parts = await this.#parts();
    return createConnectToken(parts, await this.#userIdOf(user), parsed);
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
    { language = DEFAULT_LANGUAGE, include = [] }: Partial<FinancialDataOptions>,
    write: Write,
  ): Promise<void> {
    const id = requireUserId(userId);
    return writeFinancialData(await this.#parts(), id, { language, include }, write);
  }

  async listItems(userId: string): Promise<StoredItem[]> {
    return listItems(await this.#parts(), requireUserId(userId));
  }

  /** What the page reports when the widget says success; believed only as far as Pluggy confirms it. */
  async reportItem(userId: string, itemId: string): Promise<StoredItem> {
    return reportItem(await this.#parts(), requireUserId(userId), requireItemId(itemId));
  }

  /** Ends a connection at Pluggy, and hides its data here. */
  async removeItem(userId: string, itemId: string): Promise<void> {
    return removeItem(await this.#parts(), requireUserId(userId), requireItemId(itemId));
  }

  /** JSON texts of the user's accounts, and of the sums of their balances per currency. */
  async listAccounts(userId: string): Promise<{ readonly accounts: string[]; readonly totals: string[] }> {
    const { database, keyring } = await this.#parts();
    const id = requireUserId(userId);
    const [accounts, totals] = await Promise.all([
      listAccountsOfUser(database, keyring, id),
      listTotalsOfUser(database, id),
    ]);
    return { accounts, totals };
  }

  /** One page of the user's transactions, newest first. */
  async listTransactions(
    userId: string,
    filter: TransactionFilter,
    page: { readonly after?: TransactionCursor | undefined; readonly limit: number },
  ): Promise<TransactionPage> {
    const { database } = await this.#parts();
    return listTransactionsOfUser(database, requireUserId(userId), filter, page);
  }

  /** What speaks for the user's data being complete, and what against it. Amounts are decimal strings. */
  async getCompleteness(userId: string, language: Language = DEFAULT_LANGUAGE): Promise<Completeness> {
    return parseExactJson(await this.readCompleteness(userId, language)) as Completeness;
  }

  /** Everybody who has a connection, in the order of their ids. */
  async listUserIds(): Promise<UserId[]> {
    return listUserIds((await this.#parts()).database);
  }

  /** The user's completeness as JSON text, its amounts exact numbers. */
  async readCompleteness(userId: string, language: Language): Promise<string> {
    return readCompleteness(await this.#parts(), requireUserId(userId), language);
  }

  /** The banks that one can connect. */
  async listConnectors(
    filter: Omit<ConnectorFilter, 'sandbox'> & { readonly sandbox?: boolean | undefined } = {},
  ): Promise<WireConnector[]> {
    const { connectors } = await this.#parts();
    return connectors.find({ ...filter, sandbox: filter.sandbox ?? this.config.mode === 'sandbox' });
  }

  /** Tries every link of the chain and says which one fails. */
  async check(language: Language = DEFAULT_LANGUAGE): Promise<ChainReport> {
    return checkChain(await this.#connect(), language);
  }

  /** True once Pluggy accepted the credentials, and while the database answers with all tables in place. */
  async isReady(): Promise<boolean> {
    const { database } = await this.#connect();
    return this.#accepted && (await isMigrated(database));
  }

  /** Proves that Pluggy is there and takes the credentials. */
  async ping(): Promise<void> {
    await (await this.#connect()).client.ping(WHILE_SOMEBODY_WAITS);
    this.#accepted = true;
  }

  async createSession(userId: string): Promise<Session & { readonly sessionToken: string }> {
    return (await this.#parts()).sessions.create(requireUserId(userId));
  }

  /** Undefined for anything that is not a valid session token. */
  async verifySession(token: string): Promise<Session | undefined> {
    return (await this.#parts()).sessions.verify(token);
  }

  /** Calls the listener whenever something of the user's changes. @returns how to stop */
  async subscribe(userId: string, listener: ChangeListener): Promise<() => void> {
    return (await this.#parts()).changes.subscribe(requireUserId(userId), listener);
  }

  /** Whether a delivery carries the secret that this service registered with Pluggy. */
  async acceptsWebhook(secret: string | undefined): Promise<boolean> {
    return (await this.#parts()).webhookSecrets.accepts(secret);
  }

  /** Makes a delivery durable, together with the request for the work; then it may be acknowledged. */
  async receiveWebhook(body: Buffer): Promise<void> {
    const { database, clock, config } = await this.#parts();
    await receiveEvent(database, parseEvent(body, config.pluggy.clientId), clock.now());
  }

  /** Registers this service's webhook with Pluggy, or repairs it. */
  async keepWebhook(): Promise<void> {
    const { client, database, webhookSecrets: secrets, logger } = await this.#parts();
    await keepWebhook({ client, database, secrets, logger, url: ownWebhookUrl(this.config) });
    this.#accepted = true;
  }

  /** Makes a new webhook secret and registers it; the previous one is accepted for 24 hours more. */
  async rotateWebhookSecret(): Promise<void> {
    const { webhookSecrets } = await this.#parts();
    await webhookSecrets.rotate();
    await this.keepWebhook();
  }

  /** Syncs one connection, a user's, or all of them now, and resolves once each has ended. */
  async syncNow(
    choice: { readonly itemId: string } | { readonly userId: string } | { readonly all: true },
    report: (statuses: readonly SyncStatus[]) => void,
    signal: AbortSignal,
  ): Promise<readonly SyncStatus[]> {
    const parts = await this.#parts();
    const handlers = await this.jobHandlers();
    if ('all' in choice) return syncNow(parts, handlers, choice, report, signal);
    const parsed =
      'itemId' in choice
        ? { itemId: requireItemId(choice.itemId) }
        : { userId: requireUserId(choice.userId) };
    return syncNow(parts, handlers, parsed, report, signal);
  }

  /** Encrypts anew what was not encrypted with the first of ENCRYPTION_KEYS. @returns how many rows */
  async rotateEncryption(): Promise<number> {
    return rotateEncryption(await this.#parts());
  }

  /** Asks for a sync of every item that was not read completely since `before`. @returns how many */
  async requestStaleSyncs(before: Date): Promise<number> {
    const { database, clock, config } = await this.#parts();
    const items = await listStaleItems(database, before, config.pluggy.clientId);
    for (const itemId of items) await requestSync(database, itemId, clock.now());
    return items.length;
  }

  /** Acts on acknowledged events, or on jobs of the dead letter, once more. */
  async replay(choice: ReplayChoice): Promise<ReplayReport> {
    return replay(await this.#parts(), choice);
  }

  /** The dead letter, oldest first. */
  async listDeadJobs(limit: number): Promise<DeadJobRow[]> {
    return listDeadJobs((await this.#parts()).database, limit);
  }

  /** What a worker has to do for each kind of job. */
  async jobHandlers(): Promise<JobHandlers> {
    const { database, client, keyring, clock, logger, config } = await this.#parts();
    const { clientId } = config.pluggy;
    return { [SYNC_ITEM]: createSyncItem({ database, client, keyring, clock, logger, clientId }) };
  }

  /** How many jobs of one process may run at this moment: none while Pluggy is paused, one to try it again. */
  async jobRoom(): Promise<number> {
    return (await this.#parts()).gate.room();
  }

  async #userIdOf(user: ConnectTokenUser): Promise<UserId> {
    if (typeof user === 'string') return requireUserId(user);
    if ('userId' in user) return requireUserId(user.userId);
    return userIdOfPhone(await this.#parts(), requirePhoneNumber(user.phoneNumber));
  }

  /** Everything open, and the database at this program's schema. A failure is tried again by the next call. */
  async #parts(): Promise<OpenParts> {
    const parts = await this.#connect();
    this.#migrating ??= migrate(parts.database, this.config.mode, parts.clock.now()).catch(
      (error: unknown) => {
        this.#migrating = undefined;
        throw error;
      },
    );
    await this.#migrating;
    return parts;
  }

  #connect(): Promise<OpenParts> {
    this.#opening ??= openParts(this.config, this.#provided).catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }
}
