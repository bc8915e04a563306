import type { Logger } from '../../domain/logger.ts';
import type { ReplicaProblem } from '../../domain/replica.ts';
import type { Queryable } from '../Queryable.ts';
import { DatabaseUnavailable } from '../store-error.ts';
import { ALL_IN_USE, BEHIND, type LogPosition, NO_STANDBY } from './replayed.ts';

/** The same cluster and the same database of it, whichever of its servers answers. */
const IDENTITY = `
select (select system_identifier from pg_control_system())::text || '/' ||
  (select oid from pg_database where datname = current_database())::text as identity`;

/** Also what is committed and not yet on the disk: others see it already. */
const POSITION = 'select pg_current_wal_insert_lsn()::text as position';

/** How long a replica that is not used is left alone before somebody looks at it again. */
const LOOK_EVERY_MS = 2_000;
/** One read found it behind: those that come right after do not wait as well. */
const BEHIND_MS = 200;
/** Behind for so long is more than a busy moment: it is said aloud. */
const LAGGING_MS = 5_000;

/** What befell one read and says nothing of the next: no connection was free, or the replica cancelled it to go on with its replay. */
const OF_ONE_READ: ReadonlySet<string> = new Set([ALL_IN_USE, '40001', '40P01']);

export interface StandingDeps {
  /** Where everything is written: the connections that the read would take there. */
  readonly primary: () => Queryable;
  /** The replica, for looks at it. */
  readonly replica: Queryable;
  /** Resolves when the replica has everything up to there. @throws {DatabaseUnavailable} */
  readonly reach: (position: LogPosition, waitMs: number) => Promise<void>;
  readonly logger: Logger;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: (() => number) | undefined;
}

/** What one process knows of its replica: whether reads may go there, and why not. */
export class ReplicaStanding {
  readonly #deps: StandingDeps;
  readonly #now: () => number;
  /** Undefined: nobody has looked yet, and reads go to the primary. Null: it is used. */
  #problem: ReplicaProblem | null | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;
  #behindSince: number | undefined;
  #behindUntil = Number.NEGATIVE_INFINITY;
  readonly reads = { replica: 0, primary: 0 };

  constructor(deps: StandingDeps) {
    this.#deps = deps;
    this.#now = deps.now ?? (() => performance.now());
  }

  /**
   * How far the replica has to have come for a read that begins now: then it has all that was answered to anybody before.
   * Undefined: the read goes to the primary.
   */
  async required(): Promise<LogPosition | undefined> {
    if (this.#problem !== null) {
      if (this.#now() - this.#lookedAt > LOOK_EVERY_MS) void this.look();
      return undefined;
    }
    if (this.#now() < this.#behindUntil) return undefined;
    return this.#position();
  }

  /** A read was answered there. */
  reached(): void {
    this.reads.replica += 1;
    this.#behindSince = undefined;
  }

  /** A read was not answered there. */
  failed(error: unknown): void {
    const code = error instanceof DatabaseUnavailable ? error.code : '';
    if (OF_ONE_READ.has(code)) return;
    if (code !== BEHIND) {
      this.#settle(code === NO_STANDBY ? 'no_replica' : 'unreachable');
      return;
    }
    const now = this.#now();
    this.#behindSince ??= now;
    this.#behindUntil = now + BEHIND_MS;
    if (now - this.#behindSince > LAGGING_MS) this.#settle('behind');
  }

  /** Looks at the replica; who comes meanwhile gets the same look. */
  look(): Promise<void> {
    this.#looking ??= this.#examine()
      .then((problem) => this.#settle(problem))
      .finally(() => {
        this.#lookedAt = this.#now();
        this.#looking = undefined;
      });
    return this.#looking;
  }

  /** Looks, and says what is wrong; null: reads go there. */
  async problem(): Promise<ReplicaProblem | null> {
    await this.look();
    return this.#problem ?? null;
  }

  /** Whether reads go there at this moment. */
  get isUsed(): boolean {
    return this.#problem === null;
  }

  async #examine(): Promise<ReplicaProblem | null> {
    const { primary, replica, reach } = this.#deps;
    try {
      const [ours, theirs] = await Promise.all([identityOf(primary()), identityOf(replica)]);
      if (ours !== theirs) return 'another_database';
      await reach(await this.#position(), LAGGING_MS);
      return null;
    } catch (error) {
      const code = error instanceof DatabaseUnavailable ? error.code : '';
      if (code === BEHIND) return 'behind';
      if (OF_ONE_READ.has(code) && this.isUsed) return null;
      return code === NO_STANDBY ? 'no_replica' : 'unreachable';
    }
  }

  #settle(problem: ReplicaProblem | null): void {
    const before = this.#problem;
    this.#problem = problem;
    if (problem === null) this.#behindSince = undefined;
    if (before === problem) return;
    const { logger } = this.#deps;
    if (problem === null) logger.info({}, 'reads go to the replica');
    else logger.warn({ problem }, 'reads go to the primary: the replica cannot be used');
  }

  async #position(): Promise<LogPosition> {
    const { rows } = await this.#deps.primary().query<{ position: string }>(POSITION);
    return rows[0]?.position ?? '';
  }
}

async function identityOf(db: Queryable): Promise<string | undefined> {
  return (await db.query<{ identity: string }>(IDENTITY)).rows[0]?.identity;
}
