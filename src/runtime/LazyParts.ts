import type { Config } from '../config.ts';
import type { Logger } from '../domain/logger.ts';
import { standardLogger } from '../logger.ts';
import { migrate } from '../store/migrate.ts';
import { type OpenParts, openParts, type Provided } from './open-parts.ts';

/** What a service works with, opened at the first call that needs it. */
export abstract class LazyParts {
  readonly config: Config;
  /** Default: JSON lines on standard output, from LOG_LEVEL on. */
  readonly logger: Logger;
  readonly #provided: Provided;
  #opening: Promise<OpenParts> | undefined;
  #preparing: Promise<void> | undefined;

  constructor(config: Config, provided: Provided) {
    this.config = config;
    this.logger = provided.logger ?? standardLogger(config.logLevel);
    this.#provided = { ...provided, logger: this.logger };
  }

  /** Connects to the database and brings it to this program's schema; every other method does so when needed. */
  async open(): Promise<void> {
    await this.parts();
  }

  /** Ends what this object opened; what was handed in stays open. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    this.#preparing = undefined;
    await (await opening)?.close();
  }

  /** Everything open, and the database at this program's schema. A failure is tried again by the next call. */
  protected async parts(): Promise<OpenParts> {
    const parts = await this.connect();
    this.#preparing ??= this.#prepare(parts).catch((error: unknown) => {
      this.#preparing = undefined;
      throw error;
    });
    await this.#preparing;
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

  /** The clock first: the migrations note when they were applied, and all work goes by it. */
  async #prepare({ setClock, database, clock, sessions }: OpenParts): Promise<void> {
    await setClock();
    await migrate(database, this.config.mode, clock.now());
    await sessions.prepare();
  }
}
