import type { Queryable } from '../Queryable.ts';

/**
 * Reads in a transaction whose head is sent together with the first statement, and whose end nobody waits for: so a single
 * statement costs one round trip, not three. What it reads counts only once the head is known to have succeeded: else it
 * might have been read in no transaction, and with nobody's rights taken away.
 * @returns the result, and when the transaction has ended
 */
export async function readOn<T>(
  tx: Queryable,
  head: string,
  work: (tx: Queryable) => Promise<T>,
): Promise<{ readonly result: T; readonly ended: Promise<unknown> }> {
  const opened = tx.query(head);
  opened.catch(() => {}); // told below, or by the statement that was sent with it
  const guarded: Queryable = {
    tell: tx.tell,
    query: async (statement, values) => {
      const [result] = await Promise.all([tx.query(statement, values), opened]);
      return result as never;
    },
  };
  try {
    const result = await work(guarded);
    await opened;
    return { result, ended: tx.query('commit') };
  } catch (error) {
    const first = await opened.then(
      () => error,
      (refused: unknown) => refused,
    );
    await tx.query('rollback').catch(() => {}); // the first error is the one that matters
    throw first;
  }
}
