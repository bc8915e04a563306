import { randomUUID } from 'node:crypto';
import {
  json,
  type ReceivedRequest,
  type Reply,
  ScriptedServer,
  text,
} from '../../src/pluggy/testing/ScriptedServer.ts';
import { membersOf, pageOfTransactions, sentText } from './scripted-transactions.ts';

/** What Pluggy is to send: any value at all, or JSON text that is sent to the letter, such as `'{"amount":1.10}'`. */
export type Sent = unknown;

/** Everything that there is. What a map does not have is answered as an empty list, and as 404 where it is one object. */
export interface BankState {
  /** By id. */
  items: Record<string, Sent>;
  /** By item. */
  accounts: Record<string, readonly Sent[]>;
  /** By account, in any order. */
  transactions: Record<string, Sent[]>;
  /** By account. */
  bills: Record<string, readonly Sent[]>;
  /** By item. */
  investments: Record<string, readonly Sent[]>;
  /** By investment. */
  movements: Record<string, readonly Sent[]>;
  /** By item. */
  loans: Record<string, readonly Sent[]>;
  /** By item, one object each. */
  identity: Record<string, Sent>;
  /** By item. */
  consents: Record<string, readonly Sent[]>;
  connectors: readonly Sent[];
  categories: readonly Sent[];
  webhooks: Record<string, unknown>[];
}

export interface BankOptions {
  /** Of the first item; default: `uuid(1)`. */
  readonly itemId?: string;
  /** Whose it is; default: `ana`. */
  readonly userId?: string;
  /** What the first item's connector offers; default: everything but what people sign. */
  readonly products?: readonly string[];
}

const ALL_PRODUCTS = [
  'ACCOUNTS',
  'CREDIT_CARDS',
  'TRANSACTIONS',
  'INVESTMENTS',
  'INVESTMENTS_TRANSACTIONS',
  'LOANS',
  'IDENTITY',
];
/** Within the day, so that what was read then is up to date. */
const FIRST_READ = Math.floor(Date.now() / 60_000 - 12 * 60) * 60_000;
const JSON_TYPE = { 'content-type': 'application/json' };

/** The n-th id of its kind, a hexadecimal digit: easy to tell apart in a failure. */
export const uuid = (n: number, kind = '0'): string =>
  `0000000${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A moment some days before now. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

export interface BankRow {
  readonly id: string;
  readonly date: string;
  readonly createdAt: string;
  readonly [field: string]: unknown;
}

/** A posted row as Pluggy sends it. `id` is `uuid(n, 'f')`, and so much was spent. */
export const bankRow = (n: number, date: string, more: object = {}): BankRow => ({
  id: uuid(n, 'f'),
  date,
  createdAt: date,
  amount: -n,
  currencyCode: 'BRL',
  type: 'DEBIT',
  status: 'POSTED',
  description: `row ${n}`,
  ...more,
});

const notFound = (what: string): Reply =>
  json(404, { code: 404, codeDescription: `${what.toUpperCase()}_NOT_FOUND`, message: `${what} not found` });

/**
 * The one stand-in for Pluggy whose every word a test writes itself: for what the sandbox's banks never say.
 *
 * A real HTTP server, at `url`. It has one connection, `item`, of `ana`; `state` holds that connection's data and
 * whatever else a test adds, as objects of any shape or as JSON text (`Sent`).
 *
 * - `bank.accounts = […]`, `investments`, `loans`, `consents`, `identity`: of the first connection.
 * - `bank.hold(accountId, rows)`: an account with these rows. `bank.transactions`, `bills`, `movements`: by owner.
 * - `bank.set({ items, accounts, … })`: further connections, connectors, categories; merged key by key.
 * - `bank.item = { … }`: members in which the first connection differs from one that was read and is well.
 * - `bank.touch({ … })`: the bank was read again, and the item says so.
 * - `bank.override('GET /accounts', 500, body)` until `bank.restore('GET /accounts')`; for replies one after the other
 *   `bank.server.on(route, …replies)` with `bank.asUsual` for "as if there were no override".
 * - `bank.isWithheld`: nothing but items and their consents is shown, empty and not refused, as Pluggy withholds.
 * - `bank.pageSize`, `bank.cursorDiesAt`: pages of transactions, and the row from which on cursors are refused (400).
 * - `bank.before = (request) => { … }`: the world changes between two calls.
 * - `bank.calls()`, `bank.takeReads()`, `bank.server.received`: what was asked.
 */
export class ScriptedBank {
  readonly itemId: string;
  readonly userId: string;
  readonly server: ScriptedServer;
  readonly state: BankState = {
    items: {},
    accounts: {},
    transactions: {},
    bills: {},
    investments: {},
    movements: {},
    loans: {},
    identity: {},
    consents: {},
    connectors: [],
    categories: [],
    webhooks: [],
  };
  /** Members of the first connection that differ from one that was read and is well. */
  item: Readonly<Record<string, unknown>> = {};
  /** How many rows a page of transactions has. */
  pageSize = 500;
  /** The number of the row from which on a cursor of transactions is refused. */
  cursorDiesAt: number | undefined;
  /** Nothing but items and their consents is shown. */
  isWithheld = false;
  /** Called before each answer that no script gives. */
  before: (request: ReceivedRequest) => void = () => {};
  readonly #products: readonly string[];
  #reads = 0;
  #goodReads = 0;

  private constructor(server: ScriptedServer, options: BankOptions) {
    this.server = server;
    this.itemId = options.itemId ?? uuid(1);
    this.userId = options.userId ?? 'ana';
    this.#products = options.products ?? ALL_PRODUCTS;
    server.otherwise = this.asUsual;
  }

  static async start(options: BankOptions = {}): Promise<ScriptedBank> {
    return new ScriptedBank(await ScriptedServer.start(), options);
  }

  get url(): string {
    return this.server.url;
  }

  /** Lists are replaced, maps are merged key by key. */
  set(state: Partial<BankState>): void {
    for (const [name, value] of Object.entries(state)) {
      const key = name as keyof BankState;
      const merged = Array.isArray(value) ? value : { ...this.state[key], ...value };
      Object.assign(this.state, { [key]: merged });
    }
  }

  get accounts(): readonly Sent[] {
    return this.state.accounts[this.itemId] ?? [];
  }
  set accounts(accounts: readonly Sent[]) {
    this.state.accounts[this.itemId] = accounts;
  }

  get investments(): readonly Sent[] {
    return this.state.investments[this.itemId] ?? [];
  }
  set investments(investments: readonly Sent[]) {
    this.state.investments[this.itemId] = investments;
  }

  get loans(): readonly Sent[] {
    return this.state.loans[this.itemId] ?? [];
  }
  set loans(loans: readonly Sent[]) {
    this.state.loans[this.itemId] = loans;
  }

  get consents(): readonly Sent[] {
    return this.state.consents[this.itemId] ?? [];
  }
  set consents(consents: readonly Sent[]) {
    this.state.consents[this.itemId] = consents;
  }

  set identity(identity: Sent) {
    this.state.identity[this.itemId] = identity;
  }

  get transactions(): BankState['transactions'] {
    return this.state.transactions;
  }
  set transactions(transactions: BankState['transactions']) {
    this.state.transactions = transactions;
  }

  set bills(bills: BankState['bills']) {
    this.state.bills = bills;
  }

  set movements(movements: BankState['movements']) {
    this.state.movements = movements;
  }

  /** An account as Pluggy sends it, of the first connection. */
  account(id: string, more: object = {}): object {
    return { id, itemId: this.itemId, type: 'BANK', name: 'Conta', balance: 1, currencyCode: 'BRL', ...more };
  }

  /** The first connection has this account, with these rows, beside those that it has. */
  hold(accountId: string, rows: readonly Sent[], more: object = {}): void {
    const others = this.accounts.filter((account) => membersOf(account)['id'] !== accountId);
    this.accounts = [...others, this.account(accountId, more)];
    this.transactions[accountId] = [...rows];
  }

  /**
   * The bank was read again, a minute after the time before, which is in the past; or at the `updatedAt` given.
   * @param more what the item says differently from now on
   */
  touch(more: Readonly<Record<string, unknown>> = {}): void {
    const { updatedAt: _, ...before } = this.item;
    this.item = { ...before, ...more };
    this.#reads += 1;
    if ((this.item['status'] ?? 'UPDATED') === 'UPDATED') this.#goodReads = this.#reads;
  }

  /** The route answers this, whatever there is. @param body JSON text is sent to the letter */
  override(route: string, status: number, body: Sent = {}): void {
    this.server.on(route, text(status, sentText(body), JSON_TYPE));
  }

  restore(route: string): void {
    this.server.off(route);
  }

  /** The calls since somebody last asked, `GET /accounts` and the like, in their order. */
  calls(): string[] {
    const routes = this.server.received.splice(0).map(({ route }) => route);
    return routes.filter((route) => route !== 'POST /auth');
  }

  /** What was asked for of transactions, call by call, since the last time that this was asked. */
  takeReads(): URLSearchParams[] {
    const reads = this.server.requests('GET /v2/transactions').map(({ query }) => new URLSearchParams(query));
    this.server.received.length = 0;
    return reads;
  }

  close(): Promise<void> {
    return this.server.close();
  }

  /** What a route answers that has no script; also for the end of a list of replies. */
  readonly asUsual: Reply = (response, request) => {
    this.before(request);
    this.#answer(request)(response, request);
  };

  #answer(request: ReceivedRequest): Reply {
    const query = new URLSearchParams(request.query);
    const [method, noun = '', id = '', ...rest] = request.route.split(/ ?\//);
    const { state } = this;
    const path = noun === 'v2' ? [noun, id] : [noun, ...(id === '' ? [] : [':id']), ...rest];
    switch (`${method} /${path.join('/')}`) {
      case 'POST /auth':
        return json(200, { apiKey: 'key' });
      case 'POST /connect_token':
        return json(200, { accessToken: 'token' });
      case 'GET /connectors':
      case 'GET /categories':
        return this.#list(state[noun as 'connectors' | 'categories']);
      case 'GET /webhooks':
        return this.#list(state.webhooks);
      case 'POST /webhooks':
        state.webhooks.push({ id: randomUUID(), ...JSON.parse(request.body), disabledAt: null });
        return json(201, state.webhooks.at(-1));
      case 'GET /items/:id':
      case 'PATCH /items/:id':
        return this.#one('item', id === this.itemId ? this.#firstItem() : state.items[id]);
      case 'DELETE /items/:id':
        return json(200, { count: 1 });
      case 'GET /accounts':
        return this.#list(this.#shown(state.accounts[query.get('itemId') ?? '']));
      case 'GET /accounts/:id':
        return this.#one('account', this.#accountOf(id));
      case 'GET /v2/transactions':
        return this.#page(query);
      case 'GET /bills':
        return this.#list(this.#shown(state.bills[query.get('accountId') ?? '']));
      case 'GET /investments':
      case 'GET /loans':
        return this.#list(this.#shown(state[noun as 'investments' | 'loans'][query.get('itemId') ?? '']));
      case 'GET /investments/:id/transactions':
        return this.#list(this.#shown(state.movements[id]));
      case 'GET /identity':
        return this.#one('identity', this.isWithheld ? undefined : state.identity[query.get('itemId') ?? '']);
      case 'GET /consents':
        return this.#list(state.consents[query.get('itemId') ?? '']);
      default:
        return notFound('route');
    }
  }

  #firstItem(): Sent {
    const at = (reads: number): string => new Date(FIRST_READ + reads * 60_000).toISOString();
    return {
      id: this.itemId,
      clientUserId: this.userId,
      connector: { id: 2, name: 'Pluggy Bank', products: this.#products },
      products: null,
      status: 'UPDATED',
      executionStatus: 'SUCCESS',
      statusDetail: null,
      parameter: null,
      updatedAt: at(this.#reads),
      lastUpdatedAt: at(this.#goodReads),
      ...this.item,
    };
  }

  #accountOf(id: string): Sent {
    const all = Object.values(this.state.accounts).flat();
    return this.#shown(all).find((account) => membersOf(account)['id'] === id);
  }

  #shown(all: readonly Sent[] = []): readonly Sent[] {
    return this.isWithheld ? [] : all;
  }

  #one(what: string, sent: Sent): Reply {
    return sent === undefined ? notFound(what) : text(200, sentText(sent), JSON_TYPE);
  }

  #list(all: readonly Sent[] = []): Reply {
    const results = all.map(sentText).join(',');
    return text(200, `{"results":[${results}],"page":1,"total":${all.length},"totalPages":1}`, JSON_TYPE);
  }

  #page(query: URLSearchParams): Reply {
    const start = Number(query.get('after') ?? 0);
    if (this.cursorDiesAt !== undefined && start >= this.cursorDiesAt)
      return json(400, { code: 400, message: 'Invalid cursor' });
    const rows = this.#shown(this.transactions[query.get('accountId') ?? '']);
    return text(200, pageOfTransactions(rows, query, start, this.pageSize), JSON_TYPE);
  }
}
