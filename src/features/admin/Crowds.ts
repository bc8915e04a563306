import { type AuditEntry, isRefusal } from '../../domain/audit.ts';
import type { AuditRow } from '../../store/statements/audit/write-audit.ts';

/** Different refusals of one action that are told apart within a window; the rest is counted together. */
const MOST_KINDS = 50;
/** Rows that are counted at a time; what comes beyond gets a row for each time. */
const MOST_OPEN = 20_000;

const isRefused = ({ action, outcome }: Pick<AuditEntry, 'action' | 'outcome'>): boolean =>
  outcome === 'refused' || isRefusal(action);

export interface CountedRow extends AuditRow {
  until: Date;
  count: number;
}

/** What happens again within a while is counted in one row, so that neither memory nor rows grow with a crowd. */
export class Crowds {
  readonly #windowMs: number;
  /** What is being counted, by what it says, in the order of its beginning. */
  readonly #open = new Map<string, CountedRow>();
  /** How many different refusals are open, by their action. */
  readonly #refusals = new Map<string, number>();

  /** @param windowMs how long one row counts */
  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** @returns whether there is a row already that counts this; else `begin` one with what is `told` */
  join(entry: AuditEntry, now: Date): boolean {
    const open = this.#open.get(JSON.stringify(entry));
    if (open === undefined) return false;
    open.until = now;
    open.count += 1;
    return true;
  }

  /** Many different refusals are one crowd: what each of them says is of no use then. */
  told(entry: AuditEntry): AuditEntry {
    if (!isRefused(entry) || (this.#refusals.get(entry.action) ?? 0) < MOST_KINDS) return entry;
    return { ...entry, actor: null, userId: null, subject: null, network: null, operation: null };
  }

  begin(entry: AuditEntry, row: CountedRow): void {
    if (this.#open.size >= MOST_OPEN) return;
    this.#open.set(JSON.stringify(entry), row);
    this.#countKind(row, 1);
  }

  /** @returns the rows that count no longer, of those that counted more than their first */
  close(now: Date): CountedRow[] {
    const counted: CountedRow[] = [];
    for (const [key, row] of this.#open) {
      if (now.getTime() - row.at.getTime() < this.#windowMs) break;
      this.#open.delete(key);
      this.#countKind(row, -1);
      if (row.count > 1) counted.push(row);
    }
    return counted;
  }

  /** @returns what counted more than its first */
  closeAll(): CountedRow[] {
    const counted = [...this.#open.values()].filter(({ count }) => count > 1);
    this.#open.clear();
    this.#refusals.clear();
    return counted;
  }

  #countKind(row: CountedRow, change: number): void {
    if (isRefused(row)) this.#refusals.set(row.action, (this.#refusals.get(row.action) ?? 0) + change);
  }
}
