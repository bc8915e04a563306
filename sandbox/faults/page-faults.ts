import type { Call, Reply } from '../http/Router.ts';

/** Before every row that an account can have. */
const START = Buffer.from('9999-12-31T00:00:00.000Z|ffffffff-ffff-ffff-ffff-ffffffffffff').toString('base64');

interface Page {
  readonly results: readonly unknown[];
  readonly next: string | null;
}

/** An empty first page: as if the account had no rows, or with a `next` that leads to all of them. */
export function withoutFirstPage(query: URLSearchParams, goesOn: boolean): Page {
  const next = `?accountId=${query.get('accountId')}&after=${encodeURIComponent(START)}`;
  return { results: [], next: goesOn ? next : null };
}

/**
 * A page during whose sweep a row moved: the last row of the page before came over, so the client sees it
 * twice, or the first row of this page went there, so the client misses it.
 */
export async function movedRow(
  reply: Reply & { readonly json: unknown },
  call: Call,
  comesOver: boolean,
  ask: (query: URLSearchParams) => Reply | Promise<Reply>,
): Promise<Reply> {
  const page = pageFrom(reply.json);
  if (!comesOver) return { status: 200, json: { ...page, results: page.results.slice(1) } };
  const [, lastId = ''] = Buffer.from(call.query.get('after') ?? '', 'base64')
    .toString('utf8')
    .split('|');
  const accountId = call.query.get('accountId') ?? '';
  const before = await ask(new URLSearchParams({ accountId, ids: lastId }));
  const moved = 'streamed' in before ? [] : pageFrom(before.json).results;
  return { status: 200, json: { ...page, results: [...moved, ...page.results] } };
}

function pageFrom(json: unknown): Page {
  // Only what the transactions route answered comes here.
  return json as Page;
}
