import type { UserId } from '../../domain/ids.ts';
import type { Needs } from '../shared/Parts.ts';
import { type Change, findNews, type Seen } from './missed-changes.ts';

export interface Told {
  /** Something has changed there. */
  onPlace(change: Change): void;
  /** Everything up to this number of the log was told. */
  onSequence(sequence: bigint): void;
}

const nameOf = ({ kind, itemId, accountId }: Change): string => [kind, itemId, accountId].join(' ');

/**
 * Tells one watcher what of a user's has changed. What is heard of is a reason to look, and told with what the log knows: so a
 * notice that was lost delays what it would have said until the next look, and no number stands for what was not told. Looks
 * once at a time; what comes meanwhile is one look more.
 */
export class ChangeTeller {
  readonly #parts: Needs<'database' | 'workDatabase' | 'clock'>;
  readonly #userId: UserId;
  readonly #told: Told;
  #seen: Seen;
  #heard = new Map<string, Change>();
  #isAsked = false;
  #isThorough = false;
  #hasSpoken = false;
  #running: Promise<void> | undefined;

  /** @param since the number up to which the watcher was told before; undefined: none */
  constructor(
    parts: Needs<'database' | 'workDatabase' | 'clock'>,
    userId: UserId,
    since: bigint | undefined,
    told: Told,
  ) {
    this.#parts = parts;
    this.#userId = userId;
    this.#seen = { sequence: since, items: undefined };
    this.#told = told;
  }

  /** Whether the last look failed: the database did not answer. */
  get isBehind(): boolean {
    return this.#isThorough && this.#running === undefined;
  }

  /** Somebody says that something has changed. */
  hear(change: Change): void {
    this.#heard.set(nameOf(change), change);
    void this.#look();
  }

  /** Something may have been missed. Resolves when it was looked for. */
  look(): Promise<void> {
    this.#isThorough = true;
    return this.#look();
  }

  #look(): Promise<void> {
    this.#isAsked = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isAsked) {
      const [heard, isThorough] = [this.#heard, this.#isThorough];
      this.#isAsked = false;
      this.#isThorough = false;
      this.#heard = new Map();
      try {
        const { changes, seen } = await findNews(this.#parts, this.#userId, this.#seen, isThorough);
        const places = new Map([...heard, ...changes.map((change) => [nameOf(change), change] as const)]);
        for (const change of places.values()) this.#told.onPlace(change);
        const isNew = places.size > 0 || seen.sequence !== this.#seen.sequence || !this.#hasSpoken;
        if (isNew) this.#told.onSequence(seen.sequence);
        this.#hasSpoken = true;
        this.#seen = seen;
      } catch {
        // what was heard is told without a number; the rest is looked for the next time
        for (const change of heard.values()) this.#told.onPlace(change);
        this.#isThorough = true;
      }
    }
  }
}
