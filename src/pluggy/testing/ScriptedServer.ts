import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  /** `GET /items/1`, without the query. */
  readonly route: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Reply = (response: ServerResponse, request: ReceivedRequest) => void;

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return text(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}

export function text(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return (response) => response.writeHead(status, headers).end(body);
}

/** Cuts the connection without an answer. */
export const reset: Reply = (response) => response.destroy();

/** Never answers. */
export const stall: Reply = () => {};

/** A real HTTP server on a free port that answers each route with a script; the last reply repeats. */
export class ScriptedServer {
  readonly received: ReceivedRequest[] = [];
  /** Answers the routes that have no script. */
  otherwise: Reply = json(404, { code: 404, message: 'no script for this route' });
  readonly #scripts = new Map<string, Reply[]>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const [path, query = ''] = (request.url ?? '').split('?', 2);
        const route = `${request.method} ${path}`;
        const body = Buffer.concat(chunks).toString('utf8');
        const received = { route, query, headers: request.headers, body };
        this.received.push(received);
        this.#reply(route)(response, received);
      });
    });
  }

  static async start(): Promise<ScriptedServer> {
    const scripted = new ScriptedServer();
    await new Promise<void>((resolve) => scripted.#server.listen(0, '127.0.0.1', resolve));
    return scripted;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  on(route: string, ...replies: readonly Reply[]): this {
    this.#scripts.set(route, [...replies]);
    return this;
  }

  /** The route has no script any more. */
  off(route: string): this {
    this.#scripts.delete(route);
    return this;
  }

  requests(route: string): ReceivedRequest[] {
    return this.received.filter((request) => request.route === route);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #reply(route: string): Reply {
    const script = this.#scripts.get(route) ?? [];
    const next = script.length > 1 ? script.shift() : script[0];
    return next ?? this.otherwise;
  }
}
