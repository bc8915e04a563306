import { createHash } from 'node:crypto';
import type { Clock } from '../../domain/clock.ts';
import type { ScopedDatabase } from '../../store/ScopedDatabase.ts';
import { noteRequests } from '../../store/statements/requests/note-requests.ts';

const MINUTE_MS = 60_000;
/** How long a process may not know of what the others let through. */
const SHARE_EVERY_MS = 1_000;
/** Callers that are remembered; the one that was seen longest ago makes room. */
const MOST_CALLERS = 20_000;

interface Counted {
  readonly minuteMs: number;
  /** What all processes had counted when this one asked last. */
  shared: number;
  /** What this one has counted since. */
  own: number;
}

export interface Share {
  readonly isLeft: boolean;
  /** Requests that are left in this minute. */
  readonly left: number;
  /** Until the next minute begins. */
  readonly resetMs: number;
}

interface RequestCountsDeps {
  readonly database: ScopedDatabase;
  readonly clock: Clock;
}

/**
 * Counts requests by caller and minute. Each process counts by itself and once a second adds to the table that all share,
 * so that no request waits: together they may let through a limit, and beyond it what reaches the others within about
 * that second. What the table cannot take now is counted in this process alone.
 */
export class RequestCounts {
  readonly #deps: RequestCountsDeps;
  readonly #counted = new Map<string, Counted>();
  #timer: NodeJS.Timeout | undefined;
  #sharing: Promise<void> | undefined;

  constructor(deps: RequestCountsDeps) {
    this.#deps = deps;
  }

  /** Counts one, unless there are `limit` already. @param caller its kind and its id, of which a digest is kept */
  take(caller: readonly string[], limit: number): Share {
    const now = this.#deps.clock.now().getTime();
    const minuteMs = Math.floor(now / MINUTE_MS) * MINUTE_MS;
    const name = createHash('sha256').update(JSON.stringify(caller)).digest('hex');
    const before = this.#counted.get(name);
    const counted = before?.minuteMs === minuteMs ? before : { minuteMs, shared: 0, own: 0 };
    const had = counted.shared + counted.own;
    const isLeft = had < limit;
    if (isLeft) counted.own += 1;
    this.#counted.delete(name); // the map is in the order of last use
    this.#counted.set(name, counted);
    const [oldest] = this.#counted.keys();
    if (this.#counted.size > MOST_CALLERS && oldest !== undefined) this.#counted.delete(oldest);
    if (isLeft) this.#timer ??= setTimeout(() => void this.share(), SHARE_EVERY_MS).unref();
    return { isLeft, left: Math.max(0, limit - had - (isLeft ? 1 : 0)), resetMs: minuteMs + MINUTE_MS - now };
  }

  /** Tells the others what was counted here, and learns of theirs. */
  async share(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sharing ??= this.#exchange().finally(() => {
      this.#sharing = undefined;
    });
    await this.#sharing;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#sharing;
  }

  async #exchange(): Promise<void> {
    const told = [...this.#counted].filter(([, { own }]) => own > 0);
    if (told.length === 0) return;
    const counts = told.map(([name, { minuteMs, own }]) => ({
      name,
      minute: new Date(minuteMs),
      count: own,
    }));
    const all = await this.#deps.database.asSystem((tx) => noteRequests(tx, counts)).catch(() => undefined);
    if (all === undefined) return; // the database cannot be written now
    const known = new Map(all.map(({ name, count }) => [name, count]));
    for (const [index, [name, counted]] of told.entries()) {
      counted.own -= counts[index]?.count ?? 0;
      counted.shared = known.get(name) ?? counted.shared;
    }
  }
}
