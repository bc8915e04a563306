import { setMaxListeners } from 'node:events';
import { type LinkedSignal, linkSignals } from '../../pluggy/link-signals.ts';

/**
 * The calls of one run that are under way before it is their turn. What does not need another's answer is asked for at once,
 * and what is answered is written one after the other, so that a run takes as long as the calls that do need each other
 * (decision 0045).
 */
export class CallsAhead {
  /** How many accounts, or lists of a kind, are begun at most before the first of them is done. */
  readonly width: number;
  readonly #linked: LinkedSignal;
  readonly #underWay = new Set<Promise<unknown>>();

  /** @param signal ends the run */
  constructor(signal?: AbortSignal, width = 1) {
    this.width = width;
    this.#linked = linkSignals(signal);
    // every call that is under way listens to it; Node would otherwise warn of a leak at the eleventh
    setMaxListeners(0, this.#linked.signal);
  }

  /** Begins a call. Whoever waits for its answer meets its failure; where nobody does any more, `end` sees to it. */
  begin<T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const answer = call(this.#linked.signal);
    const end = answer
      .catch(() => {})
      .finally(() => {
        this.#underWay.delete(end);
      });
    this.#underWay.add(end);
    return answer;
  }

  /** Ends the calls for which nobody waits any more; resolves once none is under way. */
  async end(): Promise<void> {
    if (this.#underWay.size > 0) this.#linked.abort(new DOMException('the run is over', 'AbortError'));
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    this.#linked.release();
  }
}

/**
 * Begins each a little before it is its turn, in order.
 * @param width how many are begun at most and not yet gone on from
 */
export function* inAdvance<T, Begun>(
  all: readonly T[],
  width: number,
  begin: (each: T) => Begun,
): Generator<Begun, void, void> {
  const begun: Begun[] = [];
  for (const each of all) {
    begun.push(begin(each));
    if (begun.length === width) yield* begun.splice(0, 1);
  }
  yield* begun;
}
