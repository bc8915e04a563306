import type { Config } from '../config.ts';
import type { Logger } from '../domain/logger.ts';
import { standardLogger } from '../logger.ts';
import { migrate } from '../store/migrate.ts';
import { type OpenParts, openParts, type PartsOptions } from './open-parts.ts';

/** The parts of one program, opened at the first call that needs them. */
export class LazyParts {
  readonly config: Config;
  /** Default: JSON lines on standard output, from LOG_LEVEL on. */
  readonly logger: Logger;
  readonly #options: PartsOptions;
  #opening: Promise<OpenParts> | undefined;
  #preparing: Promise<void> | undefined;

  constructor(config: Config, options: PartsOptions) {
    this.config = config;
    this.logger = options.logger ?? standardLogger(config.logLevel);
    this.#options = { ...options, logger: this.logger };
  }

  /** Everything open, whatever state the database is in. A failure is tried again by the next call. */
  connect(): Promise<OpenParts> {
    this.#opening ??= openParts(this.config, this.#options).catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  /** Everything open, and the database at this program's schema. A failure is tried again by the next call. */
  async ready(): Promise<OpenParts> {
    const parts = await this.connect();
    this.#preparing ??= this.#prepare(parts).catch((error: unknown) => {
      this.#preparing = undefined;
      throw error;
    });
    await this.#preparing;
    return parts;
  }

  /** Ends what was opened here; what was handed in stays open. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    this.#preparing = undefined;
    await (await opening)?.close();
  }

  /** The clock first: the migrations note when they were applied, and all work goes by it. */
  async #prepare({ setClock, database, clock, sessions }: OpenParts): Promise<void> {
    await setClock();
    await migrate(database, this.config.mode, clock.now());
    await sessions.prepare();
  }
}
