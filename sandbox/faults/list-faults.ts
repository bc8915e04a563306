import type { Call, Reply } from '../http/Router.ts';

/** One page of a list that is read by page numbers. */
interface CountedPage {
  readonly page: number;
  readonly total: number;
  readonly totalPages: number;
  readonly results: readonly unknown[];
}

/** Lists with page numbers: the other lists come whole. */
const COUNTED = /^\/(transactions|bills|loans|investments(\/[^/]+\/transactions)?)$/;

export function isCountedList({ method, path }: Call): boolean {
  return method === 'GET' && COUNTED.test(path);
}

/** An empty first page: as if there was nothing, or with a count that tells of more. */
export function withoutFirstOf(reply: Reply & { readonly json: unknown }, isCounted: boolean): Reply {
  const page = pageFrom(reply.json);
  const emptied = isCounted ? { ...page, results: [] } : { ...page, total: 0, totalPages: 1, results: [] };
  return { status: 200, json: emptied };
}

/**
 * A page before which a row came or went since the client read the page before: the client sees that page's
 * last row again, or misses the first row of this one.
 */
export async function shiftedPage(
  reply: Reply & { readonly json: unknown },
  call: Call,
  isRowMore: boolean,
  ask: (query: URLSearchParams) => Reply | Promise<Reply>,
): Promise<Reply> {
  const page = pageFrom(reply.json);
  if (!isRowMore) {
    return { status: 200, json: { ...page, total: page.total - 1, results: page.results.slice(1) } };
  }
  const query = new URLSearchParams(call.query);
  query.set('page', String(page.page - 1));
  const before = await ask(query);
  const repeated = 'streamed' in before ? [] : pageFrom(before.json).results.slice(-1);
  const results = [...repeated, ...page.results];
  return { status: 200, json: { ...page, total: page.total + 1, results: results.slice(0, sizeOf(call)) } };
}

export function isFirstPage(reply: { readonly json: unknown }): boolean {
  return pageFrom(reply.json).page === 1;
}

function sizeOf({ query }: Call): number {
  return Number(query.get('pageSize') ?? Number.MAX_SAFE_INTEGER);
}

function pageFrom(json: unknown): CountedPage {
  // Only what the lists with page numbers answered comes here.
  return json as CountedPage;
}
