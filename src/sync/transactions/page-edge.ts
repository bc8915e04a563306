import { instantOf, withZone } from '../../domain/calendar-day.ts';
import { parseTransactionId, type TransactionId } from '../../domain/ids.ts';
import type { SweepEdge } from '../../store/statements/transactions/write-transactions.ts';
import { rowsFromEnd } from './rows-from-end.ts';

/**
 * Where a sweep stands after this page: the instant of its last row, and the rows seen at that instant, which may go
 * on with the next page. Told from the end of the page, before it is written, so that pages can be written side by
 * side. A page that is not in order gives a wrong edge; then rows may be asked for in vain, but none is lost.
 */
export function edgeAfter(body: Buffer, before: SweepEdge): SweepEdge {
  let oldest: { readonly text: string; readonly ms: number } | undefined;
  const atOldest: TransactionId[] = [];
  for (const row of rowsFromEnd(body)) {
    const { id, date } = row as { id?: unknown; date?: unknown };
    const ms = instantOf(date);
    if (typeof date !== 'string' || ms === undefined) continue;
    oldest ??= { text: withZone(date), ms };
    if (ms !== oldest.ms) return { oldest: oldest.text, atOldest };
    const parsed = parseTransactionId(id);
    if (parsed !== undefined) atOldest.push(parsed);
  }
  if (oldest === undefined) return before;
  const goesOn = before.oldest !== null && instantOf(before.oldest) === oldest.ms;
  return { oldest: oldest.text, atOldest: goesOn ? [...before.atOldest, ...atOldest] : atOldest };
}
