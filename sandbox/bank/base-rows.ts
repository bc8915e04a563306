import type { RowContent } from './row.ts';

/**
 * An account's history on the day it was connected. Rows are known by position (0 = newest) and by serial
 * number; nothing needs to hold them all in memory.
 */
export interface BaseRows {
  readonly count: number;
  /** Sum of the posted rows' amounts, and of the pending ones'. */
  readonly postedCents: number;
  readonly pendingCents: number;
  /** Serial numbers of the rows that are still pending. */
  readonly pending: readonly number[];
  serialAt(position: number): number;
  dateMsAt(position: number): number;
  /** The row's content; undefined when there is no such serial number. */
  contentOf(serial: number): RowContent | undefined;
  isPending(serial: number): boolean;
}
