import { unlessAborted } from '../pluggy/link-signals.ts';

/** One line of callers for each name: the first in it acts, the others wait, so that many do not ask at once. */
export class Lines {
  readonly #ends = new Map<string, Promise<void>>();

  /** Runs `work` when all who came before have ended theirs. @throws the reason of `signal` */
  async wait<T>(name: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const before = this.#ends.get(name) ?? Promise.resolve();
    let leave: () => void = () => {};
    const own = new Promise<void>((resolve) => {
      leave = resolve;
    });
    // who gives up waiting must not let those behind pass those before
    const end = Promise.all([before, own]).then(() => {});
    this.#ends.set(name, end);
    try {
      await unlessAborted(before, signal);
      return await work();
    } finally {
      leave();
      if (this.#ends.get(name) === end) void end.then(() => this.#forget(name, end));
    }
  }

  #forget(name: string, end: Promise<void>): void {
    if (this.#ends.get(name) === end) this.#ends.delete(name);
  }
}
