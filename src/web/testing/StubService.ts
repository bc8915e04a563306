import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { appPageAt } from '../../contract/pages.ts';
import { SCRIPT_STUB } from './script-stub.ts';
import {
  Exact,
  type StubAccount,
  type StubCompleteness,
  type StubItem,
  type StubTransaction,
  sumUp,
  toJson,
} from './stub-data.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

const BASE = '/api/pluggy-v2';

/**
 * The service as the page knows it: the built page, and an API over lists that a test fills. It sends the
 * content security policy that the real one sends, so that a page that would break under it breaks here.
 */
export class StubService {
  mode: 'sandbox' | 'live' = 'sandbox';
  signedIn = true;
  /** Nobody gets an answer. */
  unreachable = false;
  /** A part of the page that cannot be fetched. */
  missing: RegExp | null = null;
  /** Who is signed in. */
  userId = 'demo-user';
  /** Session tokens, and whose they are. */
  readonly links = new Map([['good-token', 'demo-user']]);
  widgetUrl: string | null = null;
  /** What the team calls its app, which the service writes into the page. */
  appName: string | null = null;
  /** Where the team's app is. */
  appUrl: string | null = null;
  items: StubItem[] = [];
  accounts: StubAccount[] = [];
  transactions: StubTransaction[] = [];
  categories: { id: string; description: string }[] = [];
  cashFlow: unknown[] = [];
  upcoming: unknown[] = [];
  categorySums: unknown[] = [];
  netWorth: unknown[] = [];
  recurring: unknown[] = [];
  rules: Record<string, unknown>[] = [];
  /** What comes after is upcoming. */
  today = new Date().toISOString().slice(0, 10);
  completeness: StubCompleteness = { accounts: [], reconciliations: [] };
  /** What `POST items` adds to the lists. */
  onReported: (itemId: string) => void = () => {};
  /** Path below the user (`/items`, …) → status to fail with. */
  readonly failing = new Map<string, number>();
  /** `METHOD path` below the user (`GET /loans`, …) → what to answer in place of the lists above. */
  readonly answers = new Map<string, unknown>();
  /** What was sent for an answer of those, by `METHOD path`; the last one of each. */
  readonly sent = new Map<string, Record<string, unknown>>();
  /** `METHOD path` of the calls so far. */
  readonly calls: string[] = [];
  /** What pages of transactions were asked for with. */
  readonly queries: URLSearchParams[] = [];
  /** What connect tokens were asked for with. */
  readonly tokenRequests: Record<string, unknown>[] = [];
  readonly url: string;
  readonly #server: Server;
  readonly #streams = new Set<ServerResponse>();

  private constructor(server: Server, port: number, pageDir: string) {
    this.#server = server;
    this.url = `http://127.0.0.1:${port}`;
    server.on('request', (request, response) => void this.#answer(request, response, pageDir));
  }

  static async start(pageDir: string): Promise<StubService> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (!address || typeof address === 'string') throw new Error('The stub has no port');
    return new StubService(server, address.port, pageDir);
  }

  announce(event: 'item' | 'accounts' | 'transactions'): void {
    for (const stream of this.#streams) stream.write(`event: ${event}\ndata: {}\n\n`);
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse, pageDir: string): Promise<void> {
    if (this.unreachable) return void request.socket.destroy();
    const url = new URL(request.url ?? '/', this.url);
    if (url.pathname === '/pluggy-connect.json')
      return void response.end(JSON.stringify({ app: { url: this.appUrl } }));
    if (!url.pathname.startsWith(BASE)) return this.#file(url.pathname, response, pageDir);
    const path = url.pathname.slice(BASE.length).replace(/^\/user\/[^/]+/, '');
    this.calls.push(`${request.method} ${path}`);
    const failure = this.failing.get(path);
    if (failure !== undefined) return problem(response, failure);
    if (path === '/session/cookie') return this.#cookie(request, response);
    const token = request.headers.authorization?.replace('Bearer ', '');
    const isKnown = token === undefined ? this.signedIn : this.links.has(token);
    if (!isKnown) return problem(response, 401);
    if (path === '/session') return this.#session(response, this.links.get(token ?? '') ?? this.userId);
    if (path === '/events') return this.#stream(response);
    const call = `${request.method} ${path}`;
    if (this.answers.has(call)) {
      if (request.method !== 'GET') this.sent.set(call, await body(request));
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(toJson(this.answers.get(call)));
    }
    if (path === '/items' && request.method === 'POST')
      this.onReported(String((await body(request))['itemId']));
    if (path === '/connect-token') this.tokenRequests.push(await body(request));
    if (request.method === 'PATCH') {
      const said = await body(request);
      this.#decide(path, said);
      this.#annotate(path, said);
    }
    if (request.method === 'DELETE') {
      this.items = this.items.filter((item) => path !== `/items/${item.id}`);
      return void response.writeHead(204).end();
    }
    const answer = this.#data(path, url.searchParams);
    if (answer === undefined) return problem(response, 404);
    response.writeHead(200, { 'content-type': 'application/json' }).end(toJson(answer));
  }

  #data(path: string, query: URLSearchParams): unknown {
    switch (path) {
      case '/connect-token':
        return { connectToken: fakeToken(), includeSandbox: true };
      case '/items':
        return { items: this.items, item: this.items[0] };
      case '/accounts':
        return { accounts: this.accounts, totals: this.#totals() };
      case '/completeness':
        return this.completeness;
      case '/transactions':
        return this.#page(query);
      case '/categories':
        return { results: this.categories };
      case '/summary/transactions':
        return { results: sumUp(this.#rows(query).filter((row) => this.#isInSums(row, query))) };
      case '/summary/cash-flow':
        return { results: this.cashFlow };
      case '/summary/categories':
        return { results: this.categorySums };
      case '/summary/net-worth':
        return { results: this.netWorth };
      case '/recurring':
        return { results: this.recurring };
      case '/rules':
        return { results: this.rules, next: null };
      case '/summary/upcoming':
        return { results: this.upcoming };
      default:
        return (
          this.accounts.find(({ id }) => path === `/accounts/${id}`) ??
          this.transactions.find(({ id }) => path === `/transactions/${id}`) ??
          this.#history(path)
        );
    }
  }

  /** The one value that it has. */
  #history(path: string): unknown {
    const transaction = this.transactions.find(({ id }) => path === `/transactions/${id}/history`);
    if (!transaction) return undefined;
    const { id, localDate: date } = transaction;
    const version = {
      id,
      from: '2026-11-20T12:00:00.000Z',
      until: null,
      transaction: { ...transaction, date },
    };
    return { versions: [version] };
  }

  /** What a person says of a row, under the names of the answer. */
  #annotate(path: string, said: Record<string, unknown>): void {
    const { categoryId, date, ...rest } = said;
    this.transactions = this.transactions.map((row) =>
      path !== `/transactions/${row.id}`
        ? row
        : {
            ...row,
            ...rest,
            ...(categoryId !== undefined && { userCategoryId: String(categoryId) }),
            ...(date !== undefined && { ownDate: String(date) }),
          },
    );
  }

  #decide(path: string, { counted }: Record<string, unknown>): void {
    const decided = typeof counted === 'boolean' ? counted : null;
    this.accounts = this.accounts.map((account) =>
      path !== `/accounts/${account.id}`
        ? account
        : { ...account, countedByUser: decided, counted: decided ?? account.sameAs === null },
    );
  }

  #totals(): unknown[] {
    if (this.accounts.length === 0) return [];
    return [{ currencyCode: 'BRL', bank: new Exact('9007199254740993.07'), credit: new Exact('812.45') }];
  }

  /** The rows of a list, the first bounds of the API's. */
  #rows(query: URLSearchParams): StubTransaction[] {
    const search = query.get('search')?.toLowerCase() ?? '';
    const isUpcoming = query.get('upcoming') === 'true';
    return this.transactions.filter(
      (row) =>
        (query.get('accountId') ?? row.accountId) === row.accountId &&
        (query.get('dateFrom') ?? '') <= row.localDate &&
        (query.get('dateTo') ?? '9999') >= row.localDate &&
        (query.get('categoryId') ?? row.categoryId) === row.categoryId &&
        row.localDate > this.today === isUpcoming &&
        (row.description ?? '').toLowerCase().includes(search),
    );
  }

  #isInSums({ accountId }: StubTransaction, query: URLSearchParams): boolean {
    return query.has('accountId') || this.accounts.find(({ id }) => id === accountId)?.counted !== false;
  }

  #page(query: URLSearchParams): unknown {
    this.queries.push(query);
    const rows = this.#rows(query);
    const start = Number(query.get('after') ?? 0);
    const end = start + Number(query.get('limit') ?? 50);
    return { results: rows.slice(start, end), next: end < rows.length ? String(end) : null };
  }

  #session(response: ServerResponse, userId: string): void {
    const { mode, widgetUrl } = this;
    const session = {
      userId,
      expiresAt: '2099-01-01T00:00:00.000Z',
      mode,
      widgetUrl,
      includeSandbox: mode === 'sandbox',
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(toJson(session));
  }

  #cookie(request: IncomingMessage, response: ServerResponse): void {
    const given = this.links.get(request.headers.authorization?.replace('Bearer ', '') ?? '');
    this.signedIn = request.method === 'POST' && given !== undefined;
    this.userId = given ?? this.userId;
    if (this.signedIn || request.method === 'DELETE') response.writeHead(204).end();
    else problem(response, 401);
  }

  #stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': ping\n\n');
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
  }

  async #file(path: string, response: ServerResponse, pageDir: string): Promise<void> {
    const name = appPageAt(path) ? '/index.html' : path === '/conectar' ? '/conectar.html' : normalize(path);
    const file =
      path === '/pluggy-connect.js'
        ? SCRIPT_STUB
        : await readFile(join(pageDir, name)).catch(() => undefined);
    if (!file || this.missing?.test(path)) return void response.writeHead(404).end();
    const policy = `default-src 'self'; style-src 'self' 'unsafe-inline'; frame-src ${this.widgetUrl ?? "'none'"}`;
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    response.end(name === '/index.html' ? this.#named(String(file)) : file);
  }

  #named(html: string): string {
    const { appName } = this;
    return appName === null ? html : html.replaceAll('>Open Finance<', `>${appName}<`);
  }
}

function problem(response: ServerResponse, status: number): void {
  const detail = status >= 500 ? 'O banco de dados não respondeu.' : 'Não foi possível.';
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title: 'x', status, code: `STUB_${status}`, detail }));
}

async function body(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return Object(JSON.parse(text));
}

/** The SDK reads the token's claims, so it has to look like one. */
function fakeToken(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ clientId: 'stub' })}.x`;
}
