import { randomBytes, randomUUID } from 'node:crypto';
import { BookCache } from '../data/BookCache.ts';
import { accountIdOf, type Books } from '../data/books.ts';
import { ACCOUNT_KEYS } from '../data/profile.ts';
import type { SandboxClock } from './clock.ts';
import type { StateFile } from './StateFile.ts';
import type { ItemState, SandboxState } from './state.ts';

/** The application that the sandbox knows. */
export const CLIENT_ID = '5a4d0b0c-0000-4000-8000-000000000001';
export const CLIENT_SECRET = 'sandbox-secret';

export interface WorldOptions {
  readonly seed: number;
  readonly syncMs: number;
  readonly clock: SandboxClock;
  readonly file: StateFile;
  readonly saved: SandboxState | undefined;
  /** Where other programs reach the sandbox; known once it listens. */
  readonly publicUrl: string;
}

/** What all parts of the sandbox share: its state, its clock and its settings. */
export class World {
  readonly seed: number;
  readonly syncMs: number;
  readonly clock: SandboxClock;
  readonly publicUrl: string;
  state: SandboxState;
  /** Called when something became due earlier than before. */
  wake: () => void = () => {};
  /** Called when an item may have come into another state; the page for people shows the way. */
  noteStatus: (item: ItemState) => void = () => {};
  private readonly file: StateFile;
  private readonly books: BookCache;
  /** Account id → item id, for the items named in `indexed`. */
  private readonly accountOwners = new Map<string, string>();
  private readonly indexed = new Set<string>();

  constructor(options: WorldOptions) {
    this.seed = options.seed;
    this.syncMs = options.syncMs;
    this.clock = options.clock;
    this.publicUrl = options.publicUrl;
    this.file = options.file;
    this.state = options.saved ?? emptyState();
    this.books = new BookCache(options.seed);
  }

  nowMs(): number {
    return this.clock.now().getTime();
  }

  newId(): string {
    return randomUUID();
  }

  item(id: string): ItemState | undefined {
    return this.state.items.find((item) => item.id === id);
  }

  /** The item to which an account belongs. */
  itemOfAccount(accountId: string): ItemState | undefined {
    for (const item of this.state.items) {
      if (this.indexed.has(item.id)) continue;
      this.indexed.add(item.id);
      for (const key of ACCOUNT_KEYS) this.accountOwners.set(accountIdOf(item.id, key), item.id);
    }
    const owner = this.accountOwners.get(accountId);
    return owner === undefined ? undefined : this.item(owner);
  }

  /** An item's data; undefined until its first sync has succeeded. */
  booksOf(item: ItemState): Books | undefined {
    return this.books.of(item);
  }

  /** Drops a deleted item's data from memory. */
  forgetBooks(item: ItemState): void {
    this.books.forget(item.id);
  }

  /** Resolves when the state is safe. */
  save(): Promise<void> {
    return this.file.save(this.state);
  }

  /** Resolves when what was asked to be saved is safe, or could not be. */
  saved(): Promise<void> {
    return this.file.idle();
  }

  /** Forgets everything but the secret that signs tokens, so that callers need not log in again. */
  reset(): void {
    this.state = { ...emptyState(), tokenSecret: this.state.tokenSecret };
    this.books.clear();
  }
}

function emptyState(): SandboxState {
  return {
    version: 1,
    tokenSecret: randomBytes(32).toString('hex'),
    items: [],
    webhooks: [],
    deliveries: [],
  };
}
