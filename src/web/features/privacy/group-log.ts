import { type CalendarDay, localDayOf } from '../../lib/calendar-day.ts';
import type { AccessLine } from './api/get-access-log.ts';

/** The same thing, done by the same party from the same network on one day. */
export interface AccessGroup {
  readonly key: string;
  readonly day: CalendarDay | null;
  readonly message: string;
  readonly by: string;
  readonly outcome: string;
  readonly network: string | null;
  readonly count: number;
  /** When it was done last. */
  readonly until: string;
}

/** What happens again and again on a day is one line: a page that is opened reads a dozen lists. Newest first, as the lines are. */
export function groupLog(lines: readonly AccessLine[]): AccessGroup[] {
  const groups = new Map<string, AccessGroup>();
  for (const { at, until, count, message, by, outcome, network } of lines) {
    const day = localDayOf(at);
    const key = [day ?? at, message, by, outcome, network].join(' ');
    const before = groups.get(key);
    groups.set(key, {
      key,
      day,
      message,
      by: by ?? 'unknown',
      outcome: outcome ?? 'done',
      network: network ?? null,
      count: (before?.count ?? 0) + (count ?? 1),
      until: before?.until ?? until ?? at,
    });
  }
  return [...groups.values()];
}
