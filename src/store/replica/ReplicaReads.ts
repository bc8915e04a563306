import type { UserId } from '../../domain/ids.ts';
import type { Database } from '../Database.ts';
import type { Access, ReadsElsewhere, Work } from '../ScopedDatabase.ts';
import { DatabaseUnavailable } from '../store-error.ts';
import type { ReplicaStanding } from './ReplicaStanding.ts';

/** The bound of a statement was reached: at the primary it would be reached too. */
const TOO_LONG = '57014';

/** The reads of one kind of work that may be answered by the replica. */
export interface ReplicaReadsDeps {
  readonly standing: ReplicaStanding;
  /** Connections to the replica. */
  readonly database: Database;
  /** Whether a read that failed half way may begin anew: not one whose answer is on its way already. */
  readonly mayRepeat: boolean;
}

/**
 * Reads for a person at the replica, as soon as it has all that the primary had when the read began; else, and when the replica
 * fails, at the primary. So nobody finds older data than was answered before, whoever answered.
 */
export class ReplicaReads implements ReadsElsewhere {
  readonly #deps: ReplicaReadsDeps;

  constructor(deps: ReplicaReadsDeps) {
    this.#deps = deps;
  }

  async read<T>(userId: UserId, work: Work<T>, access: Access, atPrimary: () => Promise<T>): Promise<T> {
    const { standing, database, mayRepeat } = this.#deps;
    const replayedTo = await standing.required();
    if (replayedTo === undefined) return this.#count(atPrimary);
    let hasBegun = false;
    const begin: Work<T> = (tx) => {
      hasBegun = true;
      return work(tx);
    };
    try {
      const result = await database.asUser(userId, begin, access, { replayedTo });
      standing.reached();
      return result;
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable) || (hasBegun && error.code === TOO_LONG)) throw error;
      standing.failed(error);
      if (hasBegun && !mayRepeat) throw error;
      return this.#count(atPrimary);
    }
  }

  close(): Promise<void> {
    return this.#deps.database.close();
  }

  #count<T>(atPrimary: () => Promise<T>): Promise<T> {
    this.#deps.standing.reads.primary += 1;
    return atPrimary();
  }
}
