import type { ErrorCode } from '../../domain/errors.ts';
import { PublicError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';

export interface SlotLimits {
  readonly perUser: number;
  /** Of this process. */
  readonly inAll: number;
}

/** How many answers of one kind may be under way at a time. */
export class Slots {
  readonly #limits: SlotLimits;
  readonly #refusal: ErrorCode;
  readonly #taken = new Map<UserId, number>();
  #inAll = 0;

  /** @param refusal what one more is answered with */
  constructor(limits: SlotLimits, refusal: ErrorCode = 'too_many_streams') {
    this.#limits = limits;
    this.#refusal = refusal;
  }

  /** @returns what gives the slot back. @throws {PublicError} the refusal */
  take(userId: UserId): () => void {
    const ofUser = this.#taken.get(userId) ?? 0;
    if (ofUser >= this.#limits.perUser || this.#inAll >= this.#limits.inAll)
      throw new PublicError(this.#refusal);
    this.#taken.set(userId, ofUser + 1);
    this.#inAll += 1;
    let isTaken = true;
    return () => {
      if (isTaken) this.#giveBack(userId);
      isTaken = false;
    };
  }

  /** Holds a slot for as long as the work takes. @throws {PublicError} the refusal */
  async hold<Result>(userId: UserId, work: () => Promise<Result>): Promise<Result> {
    const giveBack = this.take(userId);
    try {
      return await work();
    } finally {
      giveBack();
    }
  }

  #giveBack(userId: UserId): void {
    const left = (this.#taken.get(userId) ?? 1) - 1;
    if (left === 0) this.#taken.delete(userId);
    else this.#taken.set(userId, left);
    this.#inAll -= 1;
  }
}
