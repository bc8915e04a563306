import { randomUUID } from 'node:crypto';
import { type AuditEntry, type AuditTrail, isRead, isRefusal } from '../../domain/audit.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Logger } from '../../domain/logger.ts';
import type { ScopedDatabase } from '../../store/ScopedDatabase.ts';
import { type AuditRow, writeAudit } from '../../store/statements/audit/write-audit.ts';
import { DatabaseUnavailable } from '../../store/store-error.ts';
import { type CountedRow, Crowds } from './Crowds.ts';

/** What is refused again within this time is counted in one row and one line. */
const WINDOW_MS = 60_000;
/** The same for what is read: a page that is left open asks again and again. */
const READS_WINDOW_MS = 15 * 60_000;
/** Rows that wait for a database that cannot be written. More reads are given up; twice as many of the rest. */
const MOST_WAITING = 2_000;

interface AuditDeps {
  readonly database: ScopedDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Waiter {
  readonly written: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Writes down who did what. What is noted is written in the same moment, without anybody waiting, and what comes again is
 * counted: a process that is killed loses what was noted while one statement ran, and the counts of the open windows. What
 * is recorded is durable before the one who records it goes on.
 */
export class Audit implements AuditTrail {
  readonly #deps: AuditDeps;
  readonly #crowds = new Crowds(WINDOW_MS);
  readonly #reads = new Crowds(READS_WINDOW_MS);
  readonly #waiting = new Map<string, AuditRow>();
  readonly #waiters = new Map<string, Waiter>();
  #writing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: AuditDeps) {
    this.#deps = deps;
  }

  note(entry: AuditEntry): void {
    const now = this.#deps.clock.now();
    this.#closeWindows(now);
    const crowds = isRead(entry.action) ? this.#reads : this.#crowds;
    if (crowds.join(entry, now)) return;
    const told = crowds.told(entry);
    if (told !== entry && crowds.join(told, now)) return;
    const row = this.#rowOf(told, now);
    crowds.begin(told, row);
    this.#say(row);
    this.#put({ ...row });
    this.#timer ??= setInterval(() => this.#tick(), WINDOW_MS).unref();
  }

  async record(entry: AuditEntry): Promise<void> {
    const row = this.#rowOf(entry, this.#deps.clock.now());
    this.#say(row);
    const done = new Promise<void>((written, failed) => this.#waiters.set(row.id, { written, failed }));
    if (!this.#put(row)) this.#fail(row.id, new DatabaseUnavailable('audit'));
    await done;
  }

  /** Writes the counts; nothing is noted afterwards. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const row of [...this.#crowds.closeAll(), ...this.#reads.closeAll()]) this.#count(row);
    await this.#writing;
  }

  #rowOf(entry: AuditEntry, now: Date): CountedRow {
    const { outcome = isRefusal(entry.action) ? 'refused' : 'done', operation = null, reason = null } = entry;
    return { ...entry, operation, outcome, reason, id: randomUUID(), at: now, until: now, count: 1 };
  }

  #tick(): void {
    this.#closeWindows(this.#deps.clock.now());
    if (this.#waiting.size > 0) this.#wake();
  }

  #closeWindows(now: Date): void {
    for (const row of [...this.#crowds.close(now), ...this.#reads.close(now)]) this.#count(row);
  }

  #count(row: CountedRow): void {
    this.#say(row);
    this.#put({ ...row });
  }

  #say({ action, actor, outcome, operation, count }: AuditRow): void {
    if (isRead(action) && outcome === 'done') return;
    const level = outcome === 'done' ? 'info' : 'warn';
    this.#deps.logger[level]({ action, actor, operation, outcome, count }, 'audit');
  }

  /** @returns false: too many wait already */
  #put(row: AuditRow): boolean {
    const most = isRead(row.action) ? MOST_WAITING : 2 * MOST_WAITING;
    if (this.#waiting.size >= most && !this.#waiting.has(row.id)) return false;
    this.#waiting.set(row.id, row);
    this.#wake();
    return true;
  }

  #wake(): void {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
  }

  #fail(id: string, error: unknown): void {
    this.#waiters.get(id)?.failed(error);
    this.#waiters.delete(id);
  }

  /** A failed write is tried again with the next row, or a minute later. Whoever waits for a row hears of it at once. */
  async #write(): Promise<void> {
    await Promise.resolve(); // what is noted in the same breath goes in the same statement
    while (this.#waiting.size > 0) {
      const rows = [...this.#waiting.values()];
      try {
        await this.#deps.database.asSystem((tx) => writeAudit(tx, rows));
      } catch (error) {
        for (const id of [...this.#waiters.keys()]) this.#fail(id, error);
        return;
      }
      for (const row of rows) {
        if (this.#waiting.get(row.id) === row) this.#waiting.delete(row.id);
        this.#waiters.get(row.id)?.written();
        this.#waiters.delete(row.id);
      }
    }
  }
}
