import type { ServerClient } from '../src/store/connection/ServerClient.ts';
import { Database } from '../src/store/Database.ts';
import type { Queryable, Result, Statement } from '../src/store/Queryable.ts';
import type { Access, TransactionOptions, Work } from '../src/store/ScopedDatabase.ts';
import { DatabaseUnavailable } from '../src/store/store-error.ts';

/** What happens at a statement, counted from the moment at which the fuse was set. */
export interface Fuse {
  /**
   * `crash`: the process dies there. `blip`: this one statement loses its connection, and the process lives.
   * `pause`: the process stands still before it, outside of a transaction, until it is told to go on.
   */
  readonly kind: 'crash' | 'blip' | 'pause';
  /** Whether the statement was carried out before its connection went. */
  readonly when: 'before' | 'after';
  /** Which statement, from 1. */
  readonly at: number;
}

/** A database whose user can be killed, cut off or held at any statement. */
export class FaultyDatabase extends Database {
  /** Called at a crash, once. */
  onCrash: () => void = () => {};
  /** Called at a pause; the statement is sent once it resolves. */
  onPause: () => Promise<void> = async () => {};
  #fuse: Fuse | undefined;
  #count = 0;
  #isDead = false;
  readonly #clients = new Set<ServerClient>();

  get isDead(): boolean {
    return this.#isDead;
  }

  /** What the fuse did is told by its absence. */
  get fuse(): Fuse | undefined {
    return this.#fuse;
  }

  set(fuse: Fuse | undefined): void {
    this.#fuse = fuse;
    this.#count = 0;
  }

  /** Cuts the sessions that hold locks, as the operating system does for a process that died. */
  cutSessions(): void {
    for (const client of this.#clients) {
      (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    }
    this.#clients.clear();
  }

  override query<Row = Record<string, unknown>>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<Result<Row>> {
    return this.#step(() => super.query<Row>(statement, values), true);
  }

  override async asSystem<T>(work: Work<T>, access?: Access, options?: TransactionOptions): Promise<T> {
    await this.#mayPause();
    // the last step is the commit: "before" rolls back, "after" has committed but nobody hears of it
    let lost: 'after' | undefined;
    const result = await super.asSystem(
      async (tx) => {
        const faulty: Queryable = {
          query: (text, values) => this.#step(() => tx.query(text, values), false),
          tell: (channel, payload) => tx.tell(channel, payload),
        };
        const worked = await work(faulty);
        if (this.#burns()?.when === 'before') this.#fail();
        if (this.#isBurning) lost = 'after';
        if (this.#isDead) throw new DatabaseUnavailable('08006');
        return worked;
      },
      access,
      options,
    );
    if (lost !== undefined) this.#fail();
    return result;
  }

  override async connect(applicationName?: string): Promise<ServerClient> {
    this.#assertAlive();
    const client = await super.connect(applicationName);
    this.#clients.add(client);
    client.once('end', () => this.#clients.delete(client));
    this.#strikeAt(client);
    return client;
  }

  /** What a session of its own does counts as well: the worker's lock, and that it listens. */
  #strikeAt(client: ServerClient): void {
    const send = client.query.bind(client) as (text: string, values?: unknown[]) => Promise<unknown>;
    const query = (text: string, values?: unknown[]) => this.#step(() => send(text, values), false);
    client.query = query as unknown as typeof client.query;
  }

  get #isBurning(): boolean {
    return this.#fuse !== undefined && this.#fuse.kind !== 'pause' && this.#count >= this.#fuse.at;
  }

  /** Counts one step; the fuse, when it is this step's. */
  #burns(): Fuse | undefined {
    this.#count += 1;
    return this.#isBurning ? this.#fuse : undefined;
  }

  async #step<T>(run: () => Promise<T>, isAlone: boolean): Promise<T> {
    this.#assertAlive();
    if (isAlone) await this.#mayPause();
    const fuse = this.#burns();
    if (fuse?.when === 'before') this.#fail();
    const result = await run();
    if (fuse !== undefined) this.#fail();
    this.#assertAlive();
    return result;
  }

  async #mayPause(): Promise<void> {
    this.#assertAlive();
    if (this.#fuse?.kind !== 'pause' || this.#count + 1 < this.#fuse.at) return;
    this.#fuse = undefined;
    await this.onPause();
  }

  #fail(): never {
    const isCrash = this.#fuse?.kind === 'crash';
    this.#fuse = undefined;
    if (isCrash && !this.#isDead) {
      this.#isDead = true;
      this.cutSessions();
      this.onCrash();
    }
    throw new DatabaseUnavailable('08006');
  }

  #assertAlive(): void {
    if (this.#isDead) throw new DatabaseUnavailable('08006');
  }
}
