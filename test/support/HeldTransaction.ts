import type { Database } from '../../src/store/Database.ts';
import type { Queryable } from '../../src/store/Queryable.ts';

class RolledBack extends Error {}

/** A transaction that stays open between the steps of a test, and ends when the test says so. */
export class HeldTransaction {
  readonly #tx: Queryable;
  readonly #end: (commits: boolean) => void;
  readonly #ended: Promise<void>;

  private constructor(tx: Queryable, end: (commits: boolean) => void, ended: Promise<void>) {
    this.#tx = tx;
    this.#end = end;
    this.#ended = ended;
  }

  static open(database: Database): Promise<HeldTransaction> {
    return new Promise((resolve, reject) => {
      let end = (_commits: boolean): void => {};
      const told = new Promise<boolean>((resolveEnd) => {
        end = resolveEnd;
      });
      const ended = database
        .asSystem(async (tx) => {
          queueMicrotask(() => resolve(new HeldTransaction(tx, end, ended)));
          if (!(await told)) throw new RolledBack();
        })
        .catch((error: unknown) => {
          if (!(error instanceof RolledBack)) reject(error);
        });
    });
  }

  run(work: (tx: Queryable) => Promise<unknown>): Promise<unknown> {
    return work(this.#tx);
  }

  async end(commits: boolean): Promise<void> {
    this.#end(commits);
    await this.#ended;
  }
}
