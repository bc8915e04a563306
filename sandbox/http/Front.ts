import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { toJson } from '../json/to-json.ts';
import { ApiError } from '../pluggy/rules/ApiError.ts';
import type { Ticker } from '../pluggy/runs/Ticker.ts';
import type { World } from '../pluggy/state/World.ts';
import { AddressGate } from './AddressGate.ts';
import type { CallLog } from './CallLog.ts';
import { isApiPath } from './is-api-path.ts';
import type { DrawMishap, Mishap } from './Mishap.ts';
import { RateLimiter } from './RateLimiter.ts';
import type { Handler, Match, Reply, Router } from './Router.ts';
import { readBody } from './read-body.ts';
import { serveStatic } from './static-files.ts';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type, x-api-key, pluggy-user-agent',
  'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
  'access-control-max-age': '600',
} as const;

export interface FrontParts {
  readonly world: World;
  readonly router: Router;
  readonly ticker: Ticker;
  readonly calls: CallLog;
  readonly widgetDir: string;
  /** What goes wrong with a call on purpose. */
  readonly drawMishap: DrawMishap;
  /** Told of faults of the sandbox itself, which callers see as a 500. */
  readonly onError: (error: unknown) => void;
  /** Throws unless the call may use the control API. */
  readonly guardControl: (request: IncomingMessage) => void;
}

/** Where every request comes in: route, run, answer, and turn refusals into bodies. */
export class Front {
  readonly #parts: FrontParts;
  readonly #limiter: RateLimiter;
  readonly #gate: AddressGate;

  constructor(parts: FrontParts) {
    this.#parts = parts;
    this.#limiter = new RateLimiter(parts.world);
    this.#gate = new AddressGate(parts.world);
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    this.#answer(request, response).catch((error: unknown) => {
      this.#parts.onError(error);
      response.destroy();
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now();
    const method = request.method ?? 'GET';
    const [given = '/', query = ''] = (request.url ?? '/').split('?', 2);
    const path = withoutLastSlash(given);
    const isControl = path === '/_sandbox' || path.startsWith('/_sandbox/');
    // Pages of other sites may call the API, as they may call Pluggy's, but never the control API.
    if (!isControl) for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    if (isControl) this.#openToOwnPages(request, response);
    if (method === 'OPTIONS') {
      response.writeHead(isControl && !response.hasHeader('access-control-allow-origin') ? 403 : 204).end();
      return;
    }
    const match = this.#parts.router.match(method, path);
    try {
      if (isControl) this.#parts.guardControl(request);
      if (match.kind !== 'found' && method === 'GET' && !isControl) {
        if (await serveStatic(this.#parts.widgetDir, path, response)) return;
      }
      await this.#reply(match, request, response, path, query, startedAt);
    } catch (error) {
      await this.#takeTime(path, startedAt);
      this.#refuse(response, error);
    }
    if (!isApiPath(path)) return;
    this.#parts.calls.add({
      at: this.#parts.world.clock.now().toISOString(),
      method,
      path,
      query,
      pattern: match.kind === 'found' ? match.route.pattern : '(unknown)',
      status: response.statusCode,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
    });
  }

  /** A page of this machine, such as the product's own workbench, may use the controls from another port. */
  #openToOwnPages(request: IncomingMessage, response: ServerResponse): void {
    const { origin } = request.headers;
    if (origin === undefined) return;
    try {
      this.#parts.guardControl(request);
    } catch {
      return; // refused below, in words that the page cannot read
    }
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-methods', 'GET, POST, PUT');
    response.setHeader('access-control-allow-headers', 'content-type');
    response.setHeader('vary', 'origin');
  }

  async #reply(
    match: Match,
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
    startedAt: number,
  ): Promise<void> {
    const mishap = this.#parts.drawMishap(match, path, request);
    if (mishap?.before(response)) return;
    const reply = await this.#run(match, request, response, path, query, mishap);
    await this.#takeTime(path, startedAt);
    if ('streamed' in reply) return;
    if (reply.json === undefined) {
      response.writeHead(reply.status).end();
      return;
    }
    // written out once: for a page of transactions that is most of the work
    const bytes = Buffer.from(toJson(reply.json));
    if (mishap?.answer(response, reply.status, bytes)) return;
    send(response, reply.status, bytes);
  }

  /** An answer of the API leaves no sooner than a far one would arrive. */
  async #takeTime(path: string, startedAt: number): Promise<void> {
    const { callMs } = this.#parts.world.switches;
    const leftMs = startedAt + callMs - performance.now();
    if (leftMs > 0 && isApiPath(path)) await pause(leftMs);
  }

  async #run(
    match: Match,
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
    mishap: Mishap | undefined,
  ): Promise<Reply> {
    const body = await readBody(request);
    if (match.kind === 'wrong-method') throw new ApiError(405, undefined, 'Method Not Allowed');
    if (match.kind === 'nothing') throw new ApiError(404, undefined, 'Not Found');
    // What is due by now has happened before this call, whether the timer came round or not.
    this.#parts.ticker.tick();
    const { route, params } = match;
    const address = request.socket.remoteAddress ?? '';
    this.#gate.check(route.method, path, request.headers, address);
    this.#limiter.take(route.method, route.pattern, address, response);
    const given = { method: route.method, path, params, headers: request.headers, body };
    const call = { ...given, query: new URLSearchParams(query) };
    const handler = route.isChange ? this.#saving(route.handler) : route.handler;
    return mishap === undefined ? handler(call, response) : mishap.run(handler, call, response);
  }

  /** Runs a change, and keeps its answer back until the state is safe. */
  #saving(handler: Handler): Handler {
    return async (call, response) => {
      try {
        return await handler(call, response);
      } finally {
        // Also what was refused may have made something due.
        this.#parts.ticker.wake();
        await this.#parts.world.save();
      }
    };
  }

  #refuse(response: ServerResponse, error: unknown): void {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (!(error instanceof ApiError)) this.#parts.onError(error);
    const refusal =
      error instanceof ApiError ? error : new ApiError(500, 'INTERNAL_SERVER_ERROR', 'Internal Server Error');
    send(response, refusal.status, Buffer.from(toJson(refusal.body(this.#parts.world.newId()))));
  }
}

/** Some clients end their paths with a slash, which the live API takes. */
function withoutLastSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function send(response: ServerResponse, status: number, body: Buffer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.byteLength,
  });
  response.end(body);
}
