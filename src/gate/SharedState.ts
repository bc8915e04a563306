import { type Clock, systemClock } from '../domain/clock.ts';
import { DEFAULT_EGRESS } from '../domain/egress.ts';
import type { Logger } from '../domain/logger.ts';
import { DatabaseClock } from '../store/DatabaseClock.ts';
import type { Queryable } from '../store/Queryable.ts';
import { listGates } from '../store/statements/gates/list-gates.ts';
import { GateView } from './GateView.ts';

export interface SharedStateDeps {
  readonly database: Queryable;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The address that this process calls Pluggy from, by its EGRESS_NAME. Default: the one without a name. */
  readonly egress?: string | undefined;
  /** In [0, 1). */
  readonly random?: (() => number) | undefined;
}

const COMPLAIN_EVERY_MS = 60_000;

/** `pluggy.call_gates` as one process uses it, which sees what was met from its own address alone. What the database cannot say now holds up no call. */
export class SharedState {
  readonly view: GateView;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: () => number;
  readonly egress: string;
  readonly #database: Queryable;
  #complainedAt = Number.NEGATIVE_INFINITY;

  constructor({ database, clock, logger, egress = DEFAULT_EGRESS, random = Math.random }: SharedStateDeps) {
    this.#database = database;
    this.clock = clock;
    this.logger = logger;
    this.random = random;
    this.egress = egress;
    this.view = new GateView(() => this.ask((db) => listGates(db, this.time(), egress), []), clock);
  }

  /**
   * What the statements take for now. Undefined: the database's own clock, the one that processes on several machines
   * have in common. A clock that somebody handed in is the only time there is.
   */
  time(): Date | undefined {
    const { clock } = this;
    return clock === systemClock || clock instanceof DatabaseClock ? undefined : clock.now();
  }

  /** Milliseconds of this process's clock: for differences alone. */
  localNow(): number {
    return this.clock.now().getTime();
  }

  async ask<T>(work: (db: Queryable) => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work(this.#database);
    } catch {
      const now = this.localNow();
      if (now - this.#complainedAt > COMPLAIN_EVERY_MS) {
        this.#complainedAt = now;
        this.logger.warn({}, 'the limits of Pluggy cannot be shared: the database did not answer');
      }
      return otherwise;
    }
  }
}
