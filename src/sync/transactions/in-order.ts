/**
 * Does `work` for each of `source`, at most `width` at a time, and yields the results in the order of the source. The
 * first failure ends it, after all that was begun has ended.
 */
export async function* inOrder<T, R>(
  source: AsyncIterable<T>,
  width: number,
  work: (each: T) => Promise<R>,
): AsyncGenerator<R, void, void> {
  const begun: Promise<R>[] = [];
  try {
    for await (const each of source) {
      const result = work(each);
      result.catch(() => {}); // looked at below; until then it must not count as unhandled
      begun.push(result);
      if (begun.length === width) yield* first(begun);
    }
    while (begun.length > 0) yield* first(begun);
  } finally {
    await Promise.allSettled(begun);
  }
}

async function* first<R>(begun: Promise<R>[]): AsyncGenerator<R, void, void> {
  const oldest = begun.shift();
  if (oldest !== undefined) yield await oldest;
}
