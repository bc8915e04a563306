import { json, type Reply, ScriptedServer, text } from '../../src/pluggy/testing/ScriptedServer.ts';

export type ScriptedRow = Readonly<Record<string, unknown>> & { readonly id: string };

const JSON_TYPE = { 'content-type': 'application/json' };

/** A UUID that is easy to tell apart in a failure. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/**
 * Pluggy with one connection of one person, whose every answer a test writes itself: for what the sandbox's banks
 * never say. Products that are not set here are not offered.
 */
export class ScriptedBank {
  readonly itemId = uuid(1);
  accounts: ScriptedRow[] = [];
  /** By account. */
  transactions: Readonly<Record<string, readonly object[]>> = {};
  bills: Readonly<Record<string, readonly object[]>> = {};
  /** Member values of the item that differ from a connection that was read and is well. */
  item: Readonly<Record<string, unknown>> = {};
  readonly server: ScriptedServer;
  #reads = 0;

  private constructor(server: ScriptedServer) {
    this.server = server;
  }

  static async start(): Promise<ScriptedBank> {
    const bank = new ScriptedBank(await ScriptedServer.start());
    bank.#script();
    return bank;
  }

  /** The bank was read again: the item says so. */
  moveOn(): void {
    this.#reads += 1;
  }

  /** Accounts are answered as they are set, whatever was put in the place of that answer. */
  answerAccounts(): void {
    this.server.on(
      'GET /accounts',
      this.#answer(() => JSON.stringify({ results: this.accounts })),
    );
    for (const { id } of this.accounts) {
      this.server.on(`GET /accounts/${id}`, (response, request) => {
        const found = this.accounts.find((account) => account.id === id);
        const reply = found === undefined ? json(404, { code: 404, message: 'none' }) : json(200, found);
        reply(response, request);
      });
    }
  }

  #answer(body: (query: URLSearchParams) => string): Reply {
    return (response, request) => {
      text(200, body(new URLSearchParams(request.query)), JSON_TYPE)(response, request);
    };
  }

  #item(): object {
    return {
      id: this.itemId,
      clientUserId: 'ana',
      connector: { id: 2, name: 'Pluggy Bank', products: ['CREDIT_CARDS'] },
      products: null,
      status: 'UPDATED',
      executionStatus: 'SUCCESS',
      statusDetail: null,
      parameter: null,
      updatedAt: new Date(Date.UTC(2026, 10, 20, 12, this.#reads)).toISOString(),
      ...this.item,
    };
  }

  /** Rows that were asked for by id, or else all; as one page. */
  #transactionsFor(query: URLSearchParams): string {
    const rows = this.transactions[query.get('accountId') ?? ''] ?? [];
    const ids = query.get('ids')?.split(',');
    const [from, to] = [query.get('dateFrom') ?? '', query.get('dateTo') ?? '9999'];
    const results = (rows as readonly ScriptedRow[]).filter(({ id, date, createdAt }) => {
      if (ids !== undefined) return ids.includes(id);
      if (query.has('createdAtFrom')) return String(createdAt) >= String(query.get('createdAtFrom'));
      return typeof date !== 'string' || (date.slice(0, 10) >= from && date.slice(0, 10) <= to);
    });
    return JSON.stringify({ results, next: null });
  }

  #script(): void {
    this.server.on('POST /auth', json(200, { apiKey: 'key' }));
    this.server.on(
      `GET /items/${this.itemId}`,
      this.#answer(() => JSON.stringify(this.#item())),
    );
    this.answerAccounts();
    this.server.on(
      'GET /v2/transactions',
      this.#answer((query) => this.#transactionsFor(query)),
    );
    const bills = (query: URLSearchParams): string => {
      const results = this.bills[query.get('accountId') ?? ''] ?? [];
      return JSON.stringify({ results, page: 1, total: results.length, totalPages: 1 });
    };
    this.server.on('GET /bills', this.#answer(bills));
    this.server.on('GET /consents', json(200, { results: [], page: 1, total: 0, totalPages: 1 }));
  }

  close(): Promise<void> {
    return this.server.close();
  }
}
