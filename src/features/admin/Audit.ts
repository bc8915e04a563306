import { randomUUID } from 'node:crypto';
import type { Clock } from '../../domain/clock.ts';
import type { Logger } from '../../domain/logger.ts';
import type { Database } from '../../store/Database.ts';
import { type AuditRow, writeAudit } from '../../store/statements/audit/write-audit.ts';

/** What leaves a trace. `…refused` and `limit.reached` are what was not allowed. */
export type AuditAction =
  | 'session.created'
  | 'session.revoked'
  | 'sessions.revoked'
  | 'sessions.rotated'
  | 'data.exported'
  | 'connection.removed'
  | 'webhook_endpoint.created'
  | 'webhook_endpoint.changed'
  | 'webhook_endpoint.removed'
  | 'webhook_endpoint.secret_rotated'
  | 'credential.refused'
  | 'access.refused'
  | 'webhook.refused'
  | 'limit.reached';

/** Null where there is nothing to say, or nothing that anybody vouches for. */
export type AuditEntry = { readonly action: AuditAction } & Pick<
  AuditRow,
  'actor' | 'userId' | 'subject' | 'network'
>;

/** What happens again within this time is counted in one row and one line. */
const WINDOW_MS = 60_000;
/** Different things of one action that are told apart within that time; the rest is counted together. */
const MOST_KINDS = 50;
/** Rows that wait for a database that cannot be written; more are given up, and the log has had their lines. */
const MOST_WAITING = 2_000;

const isRefusal = (action: string): boolean => /refused$|^limit/.test(action);

interface Row extends AuditRow {
  until: Date;
  count: number;
}

interface AuditDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Writes down who did what: the first time at once, and what comes in crowds once a minute with its count, so that neither
 * memory nor rows grow with the crowd. Nobody waits for it, and a database that cannot be written stops nothing.
 */
export class Audit {
  readonly #deps: AuditDeps;
  /** What is being counted, by what it says. */
  readonly #open = new Map<string, Row>();
  readonly #waiting = new Map<string, Row>();
  #writing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: AuditDeps) {
    this.#deps = deps;
  }

  note(entry: AuditEntry): void {
    const now = this.#deps.clock.now();
    this.#closeWindows(now);
    const told = this.#told(entry);
    const key = JSON.stringify(told);
    const open = this.#open.get(key);
    if (open !== undefined) {
      open.until = now;
      open.count += 1;
      return;
    }
    const row = { ...told, id: randomUUID(), at: now, until: now, count: 1 };
    this.#open.set(key, row);
    this.#say(row);
    this.#put(row);
    this.#timer ??= setInterval(() => this.#tick(), WINDOW_MS).unref();
  }

  #tick(): void {
    this.#closeWindows(this.#deps.clock.now());
    if (this.#waiting.size > 0) this.#wake();
  }

  /** Writes the counts; nothing is noted afterwards. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const [key, row] of this.#open) this.#end(key, row);
    await this.#writing;
  }

  /** Many different refusals are one crowd: what each of them says is of no use then. */
  #told(entry: AuditEntry): AuditEntry {
    if (!isRefusal(entry.action) || this.#open.has(JSON.stringify(entry))) return entry;
    const kinds = [...this.#open.values()].filter(({ action }) => action === entry.action).length;
    if (kinds < MOST_KINDS) return entry;
    return { action: entry.action, actor: null, userId: null, subject: null, network: null };
  }

  #closeWindows(now: Date): void {
    for (const [key, row] of this.#open) {
      if (now.getTime() - row.at.getTime() < WINDOW_MS) return; // in the order of their beginnings
      this.#end(key, row);
    }
  }

  #end(key: string, row: Row): void {
    this.#open.delete(key);
    if (row.count === 1) return;
    this.#say(row);
    this.#put(row);
  }

  #say({ action, actor, count }: Row): void {
    const level = isRefusal(action) ? 'warn' : 'info';
    this.#deps.logger[level]({ action, actor, count }, 'audit');
  }

  #put(row: Row): void {
    if (this.#waiting.size >= MOST_WAITING && !this.#waiting.has(row.id)) return;
    this.#waiting.set(row.id, { ...row });
    this.#wake();
  }

  #wake(): void {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
  }

  /** A failed write is tried again with the next row, or a minute later. */
  async #write(): Promise<void> {
    await Promise.resolve(); // what is noted in the same breath goes in the same statement
    while (this.#waiting.size > 0) {
      const rows = [...this.#waiting.values()];
      try {
        await writeAudit(this.#deps.database, rows);
      } catch {
        return;
      }
      for (const row of rows) if (this.#waiting.get(row.id) === row) this.#waiting.delete(row.id);
    }
  }
}
