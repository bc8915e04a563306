import type { Hint } from '../../ingest/sql/unsettled-events.ts';
import type { SyncRun } from '../run/SyncRun.ts';

/** An event may be faster than what it tells of. One that is older and leads to nothing was false. */
const FRESH_MS = 5_000;

export const isFresh = ({ receivedAt }: Hint, now: Date): boolean =>
  now.getTime() - receivedAt.getTime() < FRESH_MS;

/** Fresh events of new rows that Pluggy does not show yet: they stay, so that the next run looks for those rows alone. */
export function earlyHints({ clock, progress }: SyncRun, hints: readonly Hint[]): ReadonlySet<Hint> {
  const now = clock.now();
  const isEarly = (hint: Hint): boolean =>
    hint.event === 'transactions/created' &&
    progress.withoutNews.has(hint.accountId ?? '') &&
    isFresh(hint, now);
  return new Set(hints.filter(isEarly));
}
