import { hasItemConsentEnded, hasPassed, isConsentWithdrawn } from '../../domain/consent.ts';
import type { ItemId } from '../../domain/ids.ts';
import { versionOf } from '../../domain/item.ts';
import { type Product, readProductFacts } from '../../domain/product.ts';
import { PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import { fetchItem, type ItemAnswer } from './fetch-item.ts';
import { ItemMoved } from './ItemMoved.ts';
import type { SyncDependencies } from './SyncDependencies.ts';

/** Far more pages than an item can have consents; only a broken answer gets there. */
const MAX_CONSENT_PAGES = 20;

interface Parts extends Pick<SyncDependencies, 'client' | 'clock' | 'logger'> {
  readonly itemId: ItemId;
  readonly signal: AbortSignal;
}

interface ConsentPage {
  readonly results: readonly unknown[];
  readonly totalPages?: unknown;
}

/**
 * Decides, for one run, whether what Pluggy's answers lack is gone. Pluggy answers with empty lists after a failed run
 * at the bank and from the moment on at which a consent ends; so everything that hides rows asks here first.
 */
export class Absence {
  readonly #parts: Parts;
  /** The item as the run found it. */
  readonly #item: ItemAnswer;
  readonly #raw: Record<string, unknown>;
  /** As they were when somebody last asked. */
  #consents: readonly unknown[] = [];

  constructor(parts: Parts, item: ItemAnswer) {
    this.#parts = parts;
    this.#item = item;
    this.#raw = (JSON.parse(item.raw) ?? {}) as Record<string, unknown>;
  }

  /** Asks for the consents where the item names an end that has passed: a newer one may be in force. */
  static async of(parts: Parts, item: ItemAnswer): Promise<Absence> {
    const absence = new Absence(parts, item);
    if (hasPassed(absence.#raw['consentExpiresAt'], parts.clock.now()))
      absence.#consents = await absence.#readConsents();
    return absence;
  }

  /** False when nothing of the product may be hidden, as far as is known without asking Pluggy. */
  mayBeBelieved(product: Product): boolean {
    const now = this.#parts.clock.now();
    if (hasItemConsentEnded(this.#raw, this.#consents, now)) return false;
    return (
      readProductFacts(this.#raw, product).isCurrent && !isConsentWithdrawn(this.#consents, product, now)
    );
  }

  /**
   * Whether the rows that answers lacked are gone. To be asked after the last of these answers and before anything is
   * hidden: an item that is what it was when the run began, with its consents in force, was so in between. It costs two
   * calls, and only where something is absent.
   * @param isWitnessed the answers that lacked them had another row of the same list, so that nothing of it was withheld from
   * them: nothing more is asked
   * @throws {ItemMoved} when the bank was read meanwhile, or failed to be: the run has to be repeated
   */
  async isBelieved(product: Product, isWitnessed = false): Promise<boolean> {
    if (!this.mayBeBelieved(product)) return false;
    if (isWitnessed) return true;
    const { client, itemId, signal, logger } = this.#parts;
    const [item, consents] = await Promise.all([fetchItem(client, itemId, { signal }), this.#readConsents()]);
    if (item === undefined || versionOf(item.facts) !== versionOf(this.#item.facts)) throw new ItemMoved();
    this.#consents = consents;
    if (this.mayBeBelieved(product)) return true;
    logger.warn({ itemId, product }, 'rows that Pluggy no longer shows are kept: the consent has ended');
    return false;
  }

  async #readConsents(): Promise<readonly unknown[]> {
    const { client, itemId, signal } = this.#parts;
    const found: unknown[] = [];
    try {
      for (let page = 1, pages = 1; page <= Math.min(pages, MAX_CONSENT_PAGES); page += 1) {
        const answer = await client.getList('consents', itemId, page, { signal });
        const { results, totalPages } = answer.json<ConsentPage>();
        found.push(...results);
        pages = typeof totalPages === 'number' ? totalPages : 1;
      }
    } catch (error) {
      if (!(error instanceof PluggyResponseError) || error.status !== 404) throw error;
    }
    return found;
  }
}
