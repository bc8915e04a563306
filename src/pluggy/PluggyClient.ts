import type { Clock } from '../domain/clock.ts';
import type { Logger } from '../domain/logger.ts';
import { type CallGate, openGate } from './CallGate.ts';
import { PluggyInvalidAnswerError } from './pluggy-errors.ts';
import type { RawAnswer } from './RawAnswer.ts';
import { type CallOptions, Requester } from './Requester.ts';
import type { RetryPolicy } from './RetryBudget.ts';
import { ignoreBody, readJson, readListPage, readOptionalJson } from './readers.ts';
import { pathSegment } from './request-target.ts';
import { type Timeouts, Transport } from './Transport.ts';
import { readTransactionsPage, type TransactionsPage } from './transactions-page.ts';
import {
  createWebhookCall,
  deleteWebhookCall,
  listWebhooksCall,
  type NewWebhook,
  updateWebhookCall,
  type WebhookPatch,
} from './webhook-calls.ts';
import type { WireWebhook } from './wire-types.ts';

export interface PluggyClientOptions {
  /** `https://api.pluggy.ai`, or a sandbox's; a path in it is put before every path. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timeouts?: Partial<Timeouts> | undefined;
  readonly retry?: Partial<RetryPolicy> | undefined;
  /** From 0 up to 1, for the jitter of pauses. */
  readonly random?: (() => number) | undefined;
  readonly maxAnswerBytes?: number | undefined;
  /** Where every call asks whether it may be sent; default: none, every call may. */
  readonly gate?: CallGate | undefined;
}

export type ConnectorsQuery = Readonly<{
  countries?: readonly string[] | undefined;
  types?: readonly string[] | undefined;
  name?: string | undefined;
  /** True: sandbox connectors too. Pluggy's default is false. */
  sandbox?: boolean | undefined;
  healthDetails?: boolean | undefined;
  isOpenFinance?: boolean | undefined;
}>;

/** The filters have to be the same for every page of a sweep. */
export type TransactionsQuery = Readonly<{
  /** `next` of the page before. */
  after?: string | undefined;
  /** A timestamp, inclusive; not together with `dateFrom`. */
  createdAtFrom?: string | undefined;
  /** `yyyy-mm-dd`, inclusive. */
  dateFrom?: string | undefined;
  dateTo?: string | undefined;
  /** At most `MAX_IDS_PER_REQUEST`. */
  ids?: readonly string[] | undefined;
}>;

export interface ConnectTokenRequest {
  /** The item that the token may update; without it, the token connects a new one. */
  readonly itemId?: string | undefined;
  readonly options: {
    readonly webhookUrl?: string | undefined;
    readonly clientUserId?: string | undefined;
    readonly oauthRedirectUri?: string | undefined;
    /** Pluggy refuses an account that the user has connected already. */
    readonly avoidDuplicates?: boolean | undefined;
  };
}

export interface ItemPatch {
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  readonly clientUserId?: string | undefined;
  readonly webhookUrl?: string | undefined;
  readonly products?: readonly string[] | undefined;
}

/**
 * Pluggy takes 500 ids, which would be 18 KB of a request line. Common servers and load balancers end at
 * 16 KB, headers included in Node's case; 300 ids are 11 KB.
 */
export const MAX_IDS_PER_REQUEST = 300;

/** Far more pages than an application can have webhooks; only a broken answer gets there. */
const MAX_WEBHOOK_PAGES = 50;

/** How calls are made. */
type Calls = Pick<Requester, 'run' | 'authenticate' | 'close'>;

function openRequester(options: PluggyClientOptions): Requester {
  const { baseUrl, timeouts, maxAnswerBytes, random = Math.random, gate = openGate, ...rest } = options;
  const transport = new Transport({ baseUrl, timeouts, maxAnswerBytes });
  return new Requester({ ...rest, transport, random, gate });
}

/**
 * Pluggy's API, as far as the service uses it. One instance serves the whole process: it holds the connections
 * and the API key. Any call can throw the classes in `pluggy-errors.ts`.
 */
export class PluggyClient {
  readonly #requester: Calls;
  #calls = 0;

  constructor(options: PluggyClientOptions | Calls) {
    this.#requester = 'run' in options ? options : openRequester(options);
  }

  /**
   * The same client for a run in the background, which has much to lose by one call: it waits for a short pause of its endpoint
   * to end, where others fail at once.
   */
  outlastingPauses(): PluggyClient {
    const requester = this.#requester;
    const client = new PluggyClient({
      run: (call, options) => {
        client.#calls += 1;
        return requester.run(call, { ...options, outlastsPauses: true });
      },
      authenticate: (options) => requester.authenticate(options),
      close: () => requester.close(),
    });
    return client;
  }

  /** How many calls a run in the background has begun; repeats count as one. */
  get calls(): number {
    return this.#calls;
  }

  /** Ends calls in flight with PluggyClosedError. */
  close(): Promise<void> {
    return this.#requester.close();
  }

  /** Proves that Pluggy is reachable and takes the credentials, by authenticating again. */
  ping(options?: CallOptions): Promise<void> {
    return this.#requester.authenticate(options);
  }

  getConnectors(query: ConnectorsQuery = {}, options?: CallOptions): Promise<RawAnswer> {
    return this.#requester.run({ method: 'GET', path: '/connectors', query, read: readJson }, options);
  }

  /** All categories in one page; Pluggy's description calls the answer a bare list. */
  getCategories(options?: CallOptions): Promise<RawAnswer> {
    return this.#get('/categories', options);
  }

  async getConnector(id: number, options?: CallOptions): Promise<RawAnswer> {
    return this.#get(`/connectors/${pathSegment(id)}`, options);
  }

  /** The token lives for 30 minutes and sees what it connects, or the item of `itemId`, alone. */
  createConnectToken(request: ConnectTokenRequest, options?: CallOptions): Promise<{ accessToken: string }> {
    return this.#requester.run(
      {
        method: 'POST',
        path: '/connect_token',
        body: request,
        // A token more does no harm: nobody holds it.
        repeatable: true,
        read: (answer, line) => {
          const token = readJson(answer, line).json<{ accessToken?: unknown } | null>()?.accessToken;
          if (typeof token === 'string' && token !== '') return { accessToken: token };
          throw new PluggyInvalidAnswerError(line, 'the answer holds no connect token');
        },
      },
      options,
    );
  }

  async getItem(itemId: string, options?: CallOptions): Promise<RawAnswer> {
    return this.#get(`/items/${pathSegment(itemId)}`, options);
  }

  /** Starts a sync of the item; with an empty patch, with the credentials that Pluggy has. */
  async updateItem(itemId: string, patch: ItemPatch = {}, options?: CallOptions): Promise<RawAnswer> {
    const path = `/items/${pathSegment(itemId)}`;
    return this.#requester.run({ method: 'PATCH', path, body: patch, read: readOptionalJson }, options);
  }

  /** Pluggy reads the item no more by itself, until an update of it is asked for. */
  async disableAutoSync(itemId: string, options?: CallOptions): Promise<RawAnswer> {
    const path = `/items/${pathSegment(itemId)}/disable-auto-sync`;
    return this.#requester.run({ method: 'PATCH', path, repeatable: true, read: readOptionalJson }, options);
  }

  /** Answers what the bank asks the person in the middle of a sync; the verdict comes later, with the item. */
  async answerMfa(
    itemId: string,
    parameters: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<RawAnswer> {
    const path = `/items/${pathSegment(itemId)}/mfa`;
    return this.#requester.run({ method: 'POST', path, body: parameters, read: readOptionalJson }, options);
  }

  /** Final: Pluggy removes the data and the credentials and revokes the consent. */
  async deleteItem(itemId: string, options?: CallOptions): Promise<void> {
    const path = `/items/${pathSegment(itemId)}`;
    return this.#requester.run({ method: 'DELETE', path, read: ignoreBody }, options);
  }

  /** All accounts of an item; empty for an item that was deleted. */
  getAccounts(itemId: string, options?: CallOptions): Promise<RawAnswer> {
    const query = { itemId };
    return this.#requester.run({ method: 'GET', path: '/accounts', query, read: readListPage }, options);
  }

  async getAccount(accountId: string, options?: CallOptions): Promise<RawAnswer> {
    return this.#get(`/accounts/${pathSegment(accountId)}`, options);
  }

  /** Who the person behind an item is; 404 where Pluggy does not know. One object, without an envelope. */
  getIdentity(itemId: string, options?: CallOptions): Promise<RawAnswer> {
    const query = { itemId };
    return this.#requester.run({ method: 'GET', path: '/identity', query, read: readJson }, options);
  }

  /** One page of an item's investments, loans or consents. */
  getList(
    name: 'investments' | 'loans' | 'consents',
    itemId: string,
    page: number,
    options?: CallOptions,
  ): Promise<RawAnswer> {
    return this.#getPage(`/${name}`, { itemId }, page, options);
  }

  /** One page of a card's closed bills. */
  getBills(accountId: string, page: number, options?: CallOptions): Promise<RawAnswer> {
    return this.#getPage('/bills', { accountId }, page, options);
  }

  /** One page of an investment's movements. */
  async getInvestmentTransactions(
    investmentId: string,
    page: number,
    options?: CallOptions,
  ): Promise<RawAnswer> {
    return this.#getPage(`/investments/${pathSegment(investmentId)}/transactions`, {}, page, options);
  }

  /** One page of at most 500 transactions, newest first. */
  async getTransactionsPage(
    accountId: string,
    query: TransactionsQuery = {},
    options?: CallOptions,
  ): Promise<TransactionsPage> {
    const { ids } = query;
    if (ids?.length === 0) throw new RangeError('An empty list of ids would ask for every transaction');
    if (ids !== undefined && ids.length > MAX_IDS_PER_REQUEST) {
      throw new RangeError(`At most ${MAX_IDS_PER_REQUEST} ids in one request`);
    }
    return this.#requester.run(
      {
        method: 'GET',
        path: '/v2/transactions',
        query: { accountId, ...query },
        read: (answer, request) => readTransactionsPage(answer, request, query.after),
      },
      options,
    );
  }

  async getTransaction(transactionId: string, options?: CallOptions): Promise<RawAnswer> {
    return this.#get(`/transactions/${pathSegment(transactionId)}`, options);
  }

  /** All webhooks of the application. */
  async listWebhooks(options?: CallOptions): Promise<readonly WireWebhook[]> {
    const found: WireWebhook[] = [];
    for (let page = 1, pages = 1; page <= Math.min(pages, MAX_WEBHOOK_PAGES); page += 1) {
      const { results, totalPages } = await this.#requester.run(listWebhooksCall(page), options);
      found.push(...results);
      pages = totalPages ?? 1;
    }
    return found;
  }

  /**
   * Never repeated once it may have arrived. After a network error the webhook may exist: list before trying
   * again. Undefined when Pluggy answered without a body.
   */
  createWebhook(webhook: NewWebhook, options?: CallOptions): Promise<WireWebhook | undefined> {
    return this.#requester.run(createWebhookCall(webhook), options);
  }

  async updateWebhook(
    id: string,
    patch: WebhookPatch,
    options?: CallOptions,
  ): Promise<WireWebhook | undefined> {
    return this.#requester.run(updateWebhookCall(id, patch), options);
  }

  async deleteWebhook(id: string, options?: CallOptions): Promise<void> {
    return this.#requester.run(deleteWebhookCall(id), options);
  }

  /** The page's number is sent from the second page on: not every list documents it. */
  #getPage(
    path: string,
    query: Readonly<Record<string, string>>,
    page: number,
    options: CallOptions | undefined,
  ): Promise<RawAnswer> {
    const paged = page === 1 ? query : { ...query, page: String(page) };
    return this.#requester.run({ method: 'GET', path, query: paged, read: readListPage }, options);
  }

  #get(path: string, options: CallOptions | undefined): Promise<RawAnswer> {
    return this.#requester.run({ method: 'GET', path, read: readJson }, options);
  }
}
