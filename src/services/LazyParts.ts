import type { Config } from '../config.ts';
import { migrate } from '../store/migrate.ts';
import { type OpenParts, openParts, type Provided } from './open-parts.ts';

/** What a service works with, opened at the first call that needs it. */
export abstract class LazyParts {
  readonly config: Config;
  readonly #provided: Provided;
  #opening: Promise<OpenParts> | undefined;
  #migrating: Promise<unknown> | undefined;

  constructor(config: Config, provided: Provided) {
    this.config = config;
    this.#provided = provided;
  }

  /** Connects to the database and brings it to this program's schema; every other method does so when needed. */
  async open(): Promise<void> {
    await this.parts();
  }

  /** Ends what this object opened; what was handed in stays open. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    this.#migrating = undefined;
    await (await opening)?.close();
  }

  /** Everything open, and the database at this program's schema. A failure is tried again by the next call. */
  protected async parts(): Promise<OpenParts> {
    const parts = await this.connect();
    this.#migrating ??= migrate(parts.database, this.config.mode, parts.clock.now()).catch(
      (error: unknown) => {
        this.#migrating = undefined;
        throw error;
      },
    );
    await this.#migrating;
    return parts;
  }

  /** Everything open, whatever state the database is in. */
  protected connect(): Promise<OpenParts> {
    this.#opening ??= openParts(this.config, this.#provided).catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }
}
