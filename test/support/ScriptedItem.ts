import { json, type Reply, ScriptedServer } from '../../src/pluggy/testing/ScriptedServer.ts';

export interface BankRow {
  readonly id: string;
  readonly date: string;
  readonly createdAt: string;
  readonly [field: string]: unknown;
}

interface Named {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** The n-th id of its kind, a digit: `uuid('a', 1)`. */
export const uuid = (kind: string, n: number): string =>
  `0000000${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A row as Pluggy sends it. */
export const bankRow = (n: number, date: string, more: object = {}): BankRow => ({
  id: uuid('f', n),
  date,
  createdAt: date,
  amount: -n,
  currencyCode: 'BRL',
  type: 'DEBIT',
  status: 'POSTED',
  description: `row ${n}`,
  ...more,
});

const withoutData = [
  'GET /bills',
  'GET /investments',
  'GET /loans',
  'GET /consents',
  'GET /connectors',
  'GET /categories',
  'GET /webhooks',
];

/** One connection at a Pluggy that says exactly what a test wants, to the call. */
export class ScriptedItem {
  readonly itemId = uuid('1', 1);
  item: Record<string, unknown> = {
    id: this.itemId,
    clientUserId: 'ana',
    connector: { id: 2, name: 'Bank', products: ['INVESTMENTS', 'INVESTMENTS_TRANSACTIONS'] },
    status: 'UPDATED',
    executionStatus: 'SUCCESS',
    updatedAt: '2026-11-20T12:00:00.000Z',
    lastUpdatedAt: '2026-11-20T12:00:00.000Z',
  };
  accounts: Named[] = [];
  /** By account, in any order. */
  readonly rows = new Map<string, BankRow[]>();
  /** How many rows a page of transactions has. */
  pageSize = 500;
  readonly server: ScriptedServer;

  private constructor(server: ScriptedServer) {
    this.server = server;
    server.on('POST /auth', json(200, { apiKey: 'key' }));
    server.on('POST /webhooks', json(200, { id: uuid('e', 1) }));
    server.on(`GET /items/${this.itemId}`, this.itemReply);
    server.on('GET /accounts', (response, request) => this.#list(this.accounts)(response, request));
    server.on('GET /v2/transactions', this.pageReply);
    for (const route of withoutData) server.on(route, this.#list([]));
  }

  static async start(): Promise<ScriptedItem> {
    return new ScriptedItem(await ScriptedServer.start());
  }

  get url(): string {
    return this.server.url;
  }

  /** An account with these rows, and no other account. */
  hold(accountId: string, rows: readonly BankRow[], type = 'BANK'): void {
    this.accounts = [...this.accounts.filter(({ id }) => id !== accountId), this.#account(accountId, type)];
    this.rows.set(accountId, [...rows]);
  }

  /** The bank was read again. */
  update(at: string, more: object = {}): void {
    this.item = { ...this.item, updatedAt: at, lastUpdatedAt: at, status: 'UPDATED', ...more };
  }

  /** What the item's route answers unless a test says otherwise; also for the end of a list of replies. */
  readonly itemReply: Reply = (response, request) => json(200, this.item)(response, request);

  /** The same for pages of transactions. */
  readonly pageReply: Reply = (response, request) => {
    json(200, this.#page(new URLSearchParams(request.query)))(response, request);
  };

  /** What was asked for of transactions, call by call, since the last time that this was asked. */
  takeReads(): URLSearchParams[] {
    const reads = this.server.requests('GET /v2/transactions').map(({ query }) => new URLSearchParams(query));
    this.server.received.length = 0;
    return reads;
  }

  #account(id: string, type: string): Named {
    return { id, itemId: this.itemId, type, name: 'A', balance: 1, currencyCode: 'BRL' };
  }

  #list(results: readonly Named[]): Reply {
    return json(200, { results, page: 1, total: results.length, totalPages: 1 });
  }

  #page(query: URLSearchParams): object {
    const [ids, created] = [query.get('ids')?.split(','), query.get('createdAtFrom') ?? ''];
    const [from, to] = [query.get('dateFrom') ?? '', query.get('dateTo') ?? '9'];
    const all = (this.rows.get(query.get('accountId') ?? '') ?? [])
      .filter(({ id, createdAt }) => (ids === undefined ? createdAt >= created : ids.includes(id)))
      .filter(({ date }) => date >= from && date.slice(0, 10) <= to)
      .sort((a, b) => (`${a.date}${a.id}` < `${b.date}${b.id}` ? 1 : -1));
    const start = Number(query.get('after') ?? 0);
    const end = start + this.pageSize;
    const next = `?accountId=${query.get('accountId')}&after=${end}`;
    return { results: all.slice(start, end), next: end < all.length ? next : null };
  }
}
