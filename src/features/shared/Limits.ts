import { CallShares } from './CallShares.ts';
import { Slots } from './Slots.ts';

/** Each export holds a connection to the database for as long as its caller reads. */
const EXPORTS_PER_USER = 2;

/** A person has a few pages open on a few devices. */
const EVENT_STREAMS = { perUser: 20, inAll: 5_000 };

/**
 * A search, a summary and a run of a rule read every row of a user, so that it can take as long as a statement may. A person who types makes a few at a
 * time; with all users together they wait for a connection in turn.
 */
const SEARCHES = { perUser: 4, inAll: Number.POSITIVE_INFINITY };

/** What one user, and all of them together, may have under way in this process. */
export class Limits {
  readonly exports: Slots;
  readonly eventStreams = new Slots(EVENT_STREAMS);
  readonly searches = new Slots(SEARCHES, 'too_many_searches');
  /** Calls to Pluggy that a user may cause. */
  readonly calls = new CallShares();

  /** @param exportsInAll how many connections there are for them */
  constructor(exportsInAll: number) {
    this.exports = new Slots({ perUser: EXPORTS_PER_USER, inAll: exportsInAll });
  }
}
