import type { CallOptions } from './Transport.ts';

/** One page of a list; `next` goes into `after`. */
export interface Page<Row> {
  readonly results: readonly Row[];
  readonly next: string | null;
}

interface Paged {
  readonly after?: string | undefined;
}

/** An operation that answers a list in pages, such as `client.listTransactions`. */
export type ListOperation<Args extends Paged, Row> = (
  args: Args,
  options?: CallOptions,
) => Promise<Page<Row>>;

/**
 * All pages of a list, each asked for when the one before has been used.
 * @param args filters, `limit` (rows a page, 1–500), and `after` to begin behind a page that was read before
 */
export async function* pages<Args extends Paged, Row>(
  list: ListOperation<Args, Row>,
  args: Args,
  options?: CallOptions,
): AsyncGenerator<Page<Row>, void, undefined> {
  for (let after = args.after; ; ) {
    const page = await list({ ...args, after }, options);
    yield page;
    if (page.next === null) return;
    after = page.next;
  }
}

/** All rows of a list, page by page. */
export async function* rows<Args extends Paged, Row>(
  list: ListOperation<Args, Row>,
  args: Args,
  options?: CallOptions,
): AsyncGenerator<Row, void, undefined> {
  for await (const page of pages(list, args, options)) yield* page.results;
}
