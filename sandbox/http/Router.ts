import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** A call, taken apart. */
export interface Call {
  readonly method: string;
  readonly path: string;
  /** The path's variable parts, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON body; undefined when there was none. */
  readonly body: unknown;
}

/** A JSON answer, an empty one where `json` is undefined, or one that the handler wrote itself. */
export type Reply = JsonReply | { readonly streamed: true };

export interface JsonReply {
  readonly status: number;
  readonly json: unknown;
}

export type Handler = (call: Call, response: ServerResponse) => Reply | Promise<Reply>;

interface Route {
  readonly method: string;
  readonly pattern: string;
  readonly parts: readonly string[];
  readonly handler: Handler;
  /** Whether a call may change the state. */
  readonly isChange: boolean;
}

/** What a path leads to: a route, only other methods (405), or nothing (404). */
export type Match =
  | { readonly kind: 'found'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method' }
  | { readonly kind: 'nothing' };

/** Finds the handler of a call. Patterns are paths in which `:name` stands for one part. */
export class Router {
  readonly #routes: Route[] = [];

  /** A call that changes nothing of the state. */
  on(method: string, pattern: string, handler: Handler): this {
    this.#routes.push({ method, pattern, parts: pattern.split('/'), handler, isChange: false });
    return this;
  }

  /** A call that may change the state, which is safe before the answer goes out. */
  change(method: string, pattern: string, handler: (call: Call) => JsonReply): this {
    this.#routes.push({ method, pattern, parts: pattern.split('/'), handler, isChange: true });
    return this;
  }

  match(method: string, path: string): Match {
    const parts = path.split('/');
    let samePath = false;
    for (const route of this.#routes) {
      const params = paramsOf(route.parts, parts);
      if (params === undefined) continue;
      if (route.method === method) return { kind: 'found', route, params };
      samePath = true;
    }
    return { kind: samePath ? 'wrong-method' : 'nothing' };
  }
}

function paramsOf(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const given = parts[index] ?? '';
    if (wanted.startsWith(':')) params[wanted.slice(1)] = decoded(given);
    else if (wanted !== given) return undefined;
  }
  return params;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
