import { randomUUID } from 'node:crypto';
import {
  json,
  type ReceivedRequest,
  type Reply,
  ScriptedServer,
} from '../../src/pluggy/testing/ScriptedServer.ts';

const PAGE = 2;
const DAY_MS = 86_400_000;

export interface BankRow {
  readonly id: string;
  readonly accountId: string;
  readonly date: string;
  readonly createdAt: string;
  readonly [field: string]: unknown;
}

/** A row of some days ago. */
export function bankRow(accountId: string, daysAgo: number, more: object = {}): BankRow {
  const date = new Date(Math.floor(Date.now() / DAY_MS - daysAgo) * DAY_MS + DAY_MS / 2).toISOString();
  const amount = -(daysAgo + 0.5);
  const words = {
    description: `bought ${daysAgo} days ago`,
    currencyCode: 'BRL',
    type: 'DEBIT',
    status: 'POSTED',
  };
  return { id: randomUUID(), accountId, date, createdAt: date, updatedAt: date, amount, ...words, ...more };
}

const pageOf = (results: readonly unknown[]): Reply =>
  json(200, { results, total: results.length, totalPages: 1, page: 1 });

/**
 * Pluggy with one item, whose answers the test changes in the middle of a run. Two transactions make a page.
 * What is withheld is answered as Pluggy does: empty, not refused.
 */
export class WithholdingBank {
  readonly itemId = randomUUID();
  readonly userId = `user-of-${this.itemId}`;
  item: Record<string, unknown> = {
    status: 'UPDATED',
    executionStatus: 'SUCCESS',
    statusDetail: null,
    updatedAt: new Date().toISOString(),
    products: ['ACCOUNTS', 'TRANSACTIONS', 'INVESTMENTS', 'LOANS'],
  };
  accounts: readonly { readonly id: string; readonly type: string }[] = [{ id: randomUUID(), type: 'BANK' }];
  rows: readonly BankRow[] = [];
  investments: readonly { readonly id: string }[] = [{ id: randomUUID() }, { id: randomUUID() }];
  loans: readonly { readonly id: string }[] = [{ id: randomUUID() }];
  consents: readonly object[] = [];
  /** Nothing but the item and its consents is shown. */
  isWithheld = false;
  /** Called before each answer: where the world changes under way. */
  before: (request: ReceivedRequest) => void = () => {};
  readonly #server: ScriptedServer;

  private constructor(server: ScriptedServer) {
    this.#server = server;
    const on = (path: string, answer: (query: URLSearchParams) => Reply): void => {
      server.on(`GET ${path}`, (response, request) => {
        this.before(request);
        answer(new URLSearchParams(request.query))(response, request);
      });
    };
    server.on('POST /auth', json(200, { apiKey: 'key' }));
    on(`/items/${this.itemId}`, () =>
      json(200, { id: this.itemId, clientUserId: this.userId, connector: {}, ...this.item }),
    );
    on('/accounts', () => pageOf(this.#shown(this.accounts).map((account) => this.#accountOf(account))));
    for (const account of this.accounts) {
      on(`/accounts/${account.id}`, () => {
        const isThere = this.#shown(this.accounts).some(({ id }) => id === account.id);
        return isThere ? json(200, this.#accountOf(account)) : json(404, { code: 404, message: 'not found' });
      });
    }
    on('/v2/transactions', (query) => this.#transactions(query));
    on('/investments', () => pageOf(this.#shown(this.investments)));
    on('/loans', () => pageOf(this.#shown(this.loans)));
    on('/consents', () => pageOf(this.consents));
    for (const { id } of this.investments) on(`/investments/${id}/transactions`, () => pageOf([]));
  }

  static async start(): Promise<WithholdingBank> {
    return new WithholdingBank(await ScriptedServer.start());
  }

  get url(): string {
    return this.#server.url;
  }

  get accountId(): string {
    return this.accounts[0]?.id ?? '';
  }

  /** The bank was read again. */
  touch(more: object = {}): void {
    const updatedAt = new Date(Date.parse(String(this.item['updatedAt'])) + 1_000).toISOString();
    this.item = { ...this.item, updatedAt, ...more };
  }

  /** The calls since somebody last asked, `GET /accounts` and the like, in their order. */
  calls(): string[] {
    return this.#server.received
      .splice(0)
      .map(({ route }) => route)
      .filter((route) => route !== 'POST /auth');
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  #shown<T>(all: readonly T[]): readonly T[] {
    return this.isWithheld ? [] : all;
  }

  #accountOf(account: object): object {
    return { itemId: this.itemId, balance: 1.5, currencyCode: 'BRL', name: 'Conta', ...account };
  }

  #transactions(query: URLSearchParams): Reply {
    const [ids, from, to] = [query.get('ids')?.split(','), query.get('dateFrom'), query.get('dateTo')];
    const wanted = this.#shown(this.rows)
      .filter((row) => row.accountId === query.get('accountId'))
      .filter(({ id }) => ids === undefined || ids.includes(id))
      .filter(({ createdAt }) => createdAt >= (query.get('createdAtFrom') ?? ''))
      .filter(({ date }) => date >= (from ?? '') && (to === null || date.slice(0, 10) <= to))
      .toSorted((left, right) => right.date.localeCompare(left.date));
    if (ids !== undefined) return json(200, { results: wanted, next: null });
    const start = Number(query.get('after') ?? 0);
    const end = start + PAGE;
    return json(200, {
      results: wanted.slice(start, end),
      next: end < wanted.length ? `?after=${end}` : null,
    });
  }
}
