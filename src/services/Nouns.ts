import type { LazyParts } from '../runtime/LazyParts.ts';
import { Connections } from './Connections.ts';
import { Exports } from './Exports.ts';
import { Operator } from './Operator.ts';
import { Privacy } from './Privacy.ts';
import { Products } from './Products.ts';
import { Rules } from './Rules.ts';
import { Summaries } from './Summaries.ts';
import { WebhookEndpoints } from './WebhookEndpoints.ts';

/** The library's methods that are grouped by what they are about. */
export class Nouns {
  readonly #parts: Pick<LazyParts, 'ready' | 'connect'>;

  constructor(parts: Pick<LazyParts, 'ready' | 'connect'>) {
    this.#parts = parts;
  }

  /** One connection: read again, MFA, its name, its daily reading. */
  get connections(): Connections {
    return new Connections(this.#parts);
  }

  /** Bills, investments and their movements, loans, identity, consents. */
  get products(): Products {
    return new Products(this.#parts);
  }

  /** What sorts a person's transactions by itself. */
  get rules(): Rules {
    return new Rules(this.#parts);
  }

  /** What a person earns, spends, has and will pay. */
  get summaries(): Summaries {
    return new Summaries(this.#parts);
  }

  /** CSV, JSON lines, OFX, and the archive of a person. */
  get exports(): Exports {
    return new Exports(this.#parts);
  }

  /** Erasure, and who did what with a person's data. */
  get privacy(): Privacy {
    return new Privacy(this.#parts);
  }

  /** The team's own servers that are told of changes. */
  get webhookEndpoints(): WebhookEndpoints {
    return new WebhookEndpoints(this.#parts);
  }

  /** For the people who run the service: all users, the inbox, work, usage, keys, the audit. */
  get operator(): Operator {
    return new Operator(this.#parts);
  }
}
