import type { Participant } from './row.ts';

/** Another bank of the same person, as the bank on this side of the transfers knows it. */
export interface OwnBank {
  /** Which bank it is, whatever item connects it. */
  readonly bankKey: string;
  /** The same on both sides, so that both show the same transfers. */
  readonly pairSeed: number;
  /** The first day whose transfers both sides show. */
  readonly sinceDay: number;
  /** Whether this side sends the monthly sum; now and then a part of it comes back. */
  readonly isSender: boolean;
  /** The person's account over there. */
  readonly account: Participant;
}
