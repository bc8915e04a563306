import { createHash } from 'node:crypto';
import { BookCache } from '../../bank/BookCache.ts';
import { type Account, accountIdOf, type Books, openBooks } from '../../bank/books.ts';
import { connectors } from '../../bank/connectors.ts';
import { uuidFrom } from '../../bank/ids.ts';
import { wantsAccount } from '../../bank/product-data.ts';
import { ACCOUNT_KEYS } from '../../bank/profile.ts';
import { clockAhead, type SandboxClock } from './clock.ts';
import type { WebhookEvent } from './events.ts';
import type { StateFile } from './StateFile.ts';
import type { ItemState, SandboxState } from './state.ts';
import { defaultSwitches, type Switches } from './switches.ts';
import { Timeline } from './Timeline.ts';

/** The application that the sandbox knows. */
export const CLIENT_ID = '5a4d0b0c-0000-4000-8000-000000000001';
export const CLIENT_SECRET = 'sandbox-secret';

/** Puts an event on its way to those who want it. The item is null where the event concerns none. */
export type Publish = (world: World, item: ItemState | null, event: WebhookEvent) => void;

export interface WorldOptions {
  readonly seed: number;
  readonly syncMs: number;
  readonly clock: SandboxClock;
  readonly file: StateFile;
  readonly saved: SandboxState | undefined;
  /** Where other programs reach the sandbox; known once it listens. */
  readonly publicUrl: string;
  readonly publish: Publish;
  readonly switches?: Partial<Switches>;
}

/** What all parts of the sandbox share: its state, its clock and its settings. */
export class World {
  readonly seed: number;
  readonly syncMs: number;
  readonly clock: SandboxClock;
  readonly publicUrl: string;
  readonly switches: Switches;
  readonly timeline = new Timeline();
  state: SandboxState;
  readonly #file: StateFile;
  readonly #books: BookCache;
  /** Account id → item id, for the items named in `indexed`. */
  readonly #accountOwners = new Map<string, string>();
  readonly #indexed = new Set<string>();
  /** What the API shows of an item's data, and until when, while an early event is ahead of them. */
  readonly #held = new Map<string, { readonly books: Books | undefined; readonly untilMs: number }>();
  readonly #baseClock: SandboxClock;
  readonly #publisher: Publish;

  constructor(options: WorldOptions) {
    this.seed = options.seed;
    this.syncMs = options.syncMs;
    this.#baseClock = options.clock;
    this.clock = clockAhead(options.clock, () => this.state.clockAheadMs);
    this.publicUrl = options.publicUrl;
    this.#publisher = options.publish;
    this.switches = { ...defaultSwitches, ...options.switches };
    this.#file = options.file;
    this.state = { ...this.#newState(), ...options.saved };
    this.#books = new BookCache(options.seed, () => this.state.categoryRules ?? []);
  }

  nowMs(): number {
    return this.clock.now().getTime();
  }

  /** The time by which tokens live: bank days that were skipped do not log anybody out. */
  tokenNowMs(): number {
    return this.nowMs() - this.state.skippedMs;
  }

  /** Moves time forward. */
  moveClock(ms: number): void {
    this.state.clockAheadMs += ms;
  }

  /** Moves time forward as far as the bank's calendar was moved. */
  skipBankDays(ms: number): void {
    this.state.skippedMs += ms;
    this.moveClock(ms);
  }

  /** The next id: the same ones in every run with the same seed, start and calls. */
  newId(): string {
    return uuidFrom(this.seed, this.state.bornAtMs, this.state.idCount++);
  }

  item(id: string): ItemState | undefined {
    return this.state.items.find((item) => item.id === id);
  }

  /** The item to which an account belongs. */
  itemOfAccount(accountId: string): ItemState | undefined {
    for (const item of this.state.items) {
      if (this.#indexed.has(item.id)) continue;
      this.#indexed.add(item.id);
      for (const key of ACCOUNT_KEYS) this.#accountOwners.set(accountIdOf(item.id, key), item.id);
    }
    const owner = this.#accountOwners.get(accountId);
    return owner === undefined ? undefined : this.item(owner);
  }

  /** An item's data as the API shows them; undefined until its first sync has succeeded. */
  booksOf(item: ItemState): Books | undefined {
    const books = this.personalBooksOf(item);
    return books === undefined ? undefined : withoutHidden(item, books);
  }

  /** The same with the accounts that the last sync could not read: who the person is does not depend on them. */
  personalBooksOf(item: ItemState): Books | undefined {
    return isRevoked(item) ? undefined : this.#heldBooksOf(item);
  }

  #heldBooksOf(item: ItemState): Books | undefined {
    const held = this.#held.get(item.id);
    if (held === undefined) return this.trueBooksOf(item);
    if (held.untilMs > this.nowMs()) return held.books;
    this.#held.delete(item.id);
    return this.trueBooksOf(item);
  }

  /** An item's last good data, whether the API shows them at the moment or not. */
  trueBooksOf(item: ItemState): Books | undefined {
    return this.#books.of(item);
  }

  /** Lets the API show an item's data as they were before its last change, for a while. */
  holdBack(item: ItemState, ms: number): void {
    const { history } = item;
    const connector = connectors.get(item.connectorId);
    if (history === null || connector === undefined) return;
    const advances = history.advances.slice(0, -1);
    const isFirst = history.advances.length === 0;
    const books = isFirst
      ? undefined
      : openBooks(this.seed, connector, item.id, { ...history, advances }, wantsAccount(item.products));
    if (books !== undefined) books.rules = this.state.categoryRules ?? [];
    this.#held.set(item.id, { books, untilMs: this.nowMs() + ms });
  }

  /** Drops a deleted item's data from memory. */
  forgetBooks(item: ItemState): void {
    this.#books.forget(item.id);
    this.#held.delete(item.id);
  }

  /** Tells the application what happened: to an item, or (null) to something else. */
  publish(item: ItemState | null, event: WebhookEvent): void {
    this.#publisher(this, item, event);
  }

  /** Notes the state that an item is in now; the page for people shows the way that it came. */
  noteStatus(item: ItemState): void {
    this.timeline.note(item, this.clock.now());
  }

  /**
   * Resolves when the state is safe. Only what runs changes asks for it: the front, the ticker and the courier.
   * Whoever makes a change does not.
   */
  save(): Promise<void> {
    return this.#file.save(this.state);
  }

  /** Resolves when what was asked to be saved is safe, or could not be. */
  saved(): Promise<void> {
    return this.#file.idle();
  }

  /** Forgets everything but the secret that signs tokens, so that callers need not log in again. */
  reset(): void {
    const { tokenSecret } = this.state;
    this.state = { ...this.#newState(), tokenSecret };
    this.#books.clear();
    this.#held.clear();
  }

  #newState(): SandboxState {
    const bornAtMs = this.#baseClock.now().getTime();
    return {
      version: 1,
      bornAtMs,
      idCount: 0,
      clockAheadMs: 0,
      skippedMs: 0,
      tokenSecret: createHash('sha256').update(`tokens/${this.seed}/${bornAtMs}`).digest('hex'),
      items: [],
      webhooks: [],
      deliveries: [],
    };
  }
}

/** Where the person took the consent back, Pluggy shows no data any more. */
export function isRevoked(item: ItemState): boolean {
  return item.flow?.consentRevokedAtMs != null || item.error?.code === 'USER_AUTHORIZATION_REVOKED';
}

/** Whether the API shows an account: after a sync in which the accounts failed, cards are all there is. */
export function isShown(item: ItemState, { spec }: Account): boolean {
  return item.flow?.isWithoutAccounts !== true || spec.kind === 'CREDIT_CARD';
}

function withoutHidden(item: ItemState, books: Books): Books {
  if (item.flow?.isWithoutAccounts !== true) return books;
  return { ...books, accounts: books.accounts.filter((account) => isShown(item, account)) };
}
