import type { RowWrites } from './count-row-writes.ts';

/** Say how the service's own work stands and nothing of a bank; every sync may write them. */
export const BOOKKEEPING: readonly string[] = [
  'jobs',
  'sweeps',
  'product_states',
  'inbox',
  'call_gates',
  'check_progress',
  'month_checks',
  'reconciliations',
];

/**
 * Hold facts of a bank and, in the columns named here, how the last sync went. A sync may write those columns;
 * that it changed nothing else is shown by comparing the rows without them.
 */
export const MIXED: Readonly<Record<string, readonly string[]>> = {
  items: ['sync_state', 'sync_started_at', 'sync_finished_at', 'sync_rows_read', 'sync_error', 'sync_report'],
  accounts: ['swept_at', 'swept_rows', 'read_from', 'rows_version', 'rows_read_at'],
};

/** Rows written between two counts. */
export interface WritesByKind {
  /** In tables of facts of a bank; what neither list above names is one. */
  readonly facts: number;
  readonly mixed: number;
  readonly bookkeeping: number;
  /** Such as "sweeps 2, jobs 3". */
  readonly words: string;
}

/** A table that is new counts from nothing. */
export function writesBetween(before: RowWrites, after: RowWrites): WritesByKind {
  const written = [...after]
    .map(([name, writes]) => ({ name, writes: writes - (before.get(name) ?? 0) }))
    .filter(({ writes }) => writes > 0);
  const sum = (belongs: (name: string) => boolean): number =>
    written.filter(({ name }) => belongs(name)).reduce((total, { writes }) => total + writes, 0);
  const isBookkeeping = (name: string): boolean => BOOKKEEPING.includes(name);
  const isMixed = (name: string): boolean => name in MIXED;
  return {
    facts: sum((name) => !isBookkeeping(name) && !isMixed(name)),
    mixed: sum(isMixed),
    bookkeeping: sum(isBookkeeping),
    words: written.map(({ name, writes }) => `${name} ${writes}`).join(', '),
  };
}
