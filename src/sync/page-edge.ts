import { parseTransactionId, type TransactionId } from '../domain/ids.ts';
import type { SweepEdge } from '../store/sql/write-transactions.ts';
import { rowsFromEnd } from './rows-from-end.ts';

const instantOf = (date: unknown): number => (typeof date === 'string' ? Date.parse(date) : Number.NaN);

/**
 * Where a sweep stands after this page: the instant of its last row, and the rows seen at that instant, which may go
 * on with the next page. Told from the end of the page, before it is written, so that pages can be written side by
 * side. A page that is not in order gives a wrong edge; then rows may be asked for in vain, but none is lost.
 */
export function edgeAfter(body: Buffer, before: SweepEdge): SweepEdge {
  let oldest: string | undefined;
  const atOldest: TransactionId[] = [];
  for (const row of rowsFromEnd(body)) {
    const { id, date } = row as { id?: unknown; date?: unknown };
    const instant = instantOf(date);
    if (typeof date !== 'string' || Number.isNaN(instant)) continue;
    oldest ??= date;
    if (instant !== instantOf(oldest)) return { oldest, atOldest };
    const parsed = parseTransactionId(id);
    if (parsed !== undefined) atOldest.push(parsed);
  }
  if (oldest === undefined) return before;
  const goesOn = before.oldest !== null && instantOf(before.oldest) === instantOf(oldest);
  return { oldest, atOldest: goesOn ? [...before.atOldest, ...atOldest] : atOldest };
}
