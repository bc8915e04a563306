import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../../domain/clock.ts';
import { PublicError } from '../../domain/errors.ts';
import { isScope, type Scope } from '../../domain/scope.ts';
import type { ScopedDatabase } from '../../store/ScopedDatabase.ts';
import { type ApiKeyRow, createApiKeyRow } from '../../store/statements/api-keys/create-api-key-row.ts';
import { type KnownApiKey, listKeyDigests } from '../../store/statements/api-keys/list-key-digests.ts';
import { markApiKeyUsed } from '../../store/statements/api-keys/mark-api-key-used.ts';
import { revokeApiKeyRow } from '../../store/statements/api-keys/revoke-api-key-row.ts';

/** What every key begins with, so that people and scanners of secrets know one when they see it. */
export const KEY_PREFIX = 'pof_';
const KEY_BYTES = 32;

/** What another process revoked is refused here at most this much later; the promise is 30 seconds. */
const KEEP_MS = 20_000;
/** A stranger's made-up keys must not become as many reads of the database. */
const REFRESH_AT_MOST_EVERY_MS = 1_000;
/** How often revocations are looked for while an answer to a key is under way. */
const WATCH_EVERY_MS = 10_000;
/** How exact `lastUsedAt` is: a key is not written at each of its requests. */
const USED_EVERY_MS = 60_000;

export interface KeyWish {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Null: it does not expire. */
  readonly expiresAt: Date | null;
  /** As the audit names who makes it. */
  readonly createdBy: string;
}

export type NewApiKey = Omit<ApiKeyRow, 'lastUsedAt' | 'revokedAt'> & { readonly key: string };

/** A key that is good now. */
export interface ApiKey {
  readonly id: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly expiresAt: Date | null;
}

interface Known {
  readonly keys: ReadonlyMap<string, KnownApiKey>;
  readonly readAt: number;
}

interface ApiKeysDeps {
  readonly database: ScopedDatabase;
  readonly clock: Clock;
}

const digestOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** API keys that are made and revoked while the service runs. What there are is read every 20 seconds, not for every request. */
export class ApiKeys {
  readonly #deps: ApiKeysDeps;
  #known: Promise<Known> | undefined;
  readonly #watches = new Set<{ readonly id: string; readonly end: () => void }>();
  readonly #usedAt = new Map<string, number>();
  readonly #writing = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: ApiKeysDeps) {
    this.#deps = deps;
  }

  /** @returns the key itself, which nobody can be shown again */
  async create({ name, scopes, expiresAt, createdBy }: KeyWish): Promise<NewApiKey> {
    const { database, clock } = this.#deps;
    const key = `${KEY_PREFIX}${randomBytes(KEY_BYTES).toString('base64url')}`;
    const row = { id: randomUUID(), name, scopes, createdAt: clock.now(), createdBy, expiresAt };
    await database.asSystem((tx) => createApiKeyRow(tx, { ...row, digest: digestOf(key) }));
    await this.#lookAgain();
    return { ...row, key };
  }

  /** Here at once, in other processes within 30 seconds. @throws {PublicError} key_not_found */
  async revoke(id: string): Promise<string> {
    const { database, clock } = this.#deps;
    const name = await database.asSystem((tx) => revokeApiKeyRow(tx, id, clock.now()));
    if (name === undefined) throw new PublicError('key_not_found');
    await this.#lookAgain();
    return name;
  }

  /** `ended` for a key of ours that is good no longer, undefined for anything that never was one. */
  async verify(key: string): Promise<ApiKey | 'ended' | undefined> {
    if (!key.startsWith(KEY_PREFIX)) return undefined;
    // the digest is looked up, not compared: how long that takes tells nothing about a key
    const digest = digestOf(key).toString('hex');
    const found =
      (await this.#fresh(KEEP_MS)).keys.get(digest) ??
      (await this.#fresh(REFRESH_AT_MOST_EVERY_MS)).keys.get(digest);
    if (found === undefined) return undefined;
    const { id, scopes, expiresAt, revokedAt } = found;
    const now = this.#deps.clock.now();
    if (revokedAt !== null || (expiresAt !== null && expiresAt <= now)) return 'ended';
    this.#markUsed(id, now);
    return { id, scopes: new Set(scopes.filter(isScope)), expiresAt };
  }

  /** Calls `end` once the key is revoked, for answers that take long. @returns how to stop watching */
  watch(id: string, end: () => void): () => void {
    const watch = { id, end };
    this.#watches.add(watch);
    this.#timer ??= setInterval(() => void this.#fresh(0).catch(() => {}), WATCH_EVERY_MS).unref();
    return () => {
      this.#watches.delete(watch);
      if (this.#watches.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.#writing);
  }

  /** Nobody waits for it, and a database that cannot be written stops nothing. */
  #markUsed(id: string, now: Date): void {
    if (now.getTime() - (this.#usedAt.get(id) ?? Number.NEGATIVE_INFINITY) < USED_EVERY_MS) return;
    this.#usedAt.set(id, now.getTime());
    const writing = this.#deps.database
      .asSystem((tx) => markApiKeyUsed(tx, id, now))
      .catch(() => void this.#usedAt.delete(id))
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  /** What was just written counts at once, also for answers under way. */
  async #lookAgain(): Promise<void> {
    this.#known = undefined;
    if (this.#watches.size > 0) await this.#fresh(KEEP_MS);
  }

  /** What was read at most so long ago. Requests that come while it is read wait for the same answer. */
  async #fresh(atMostMs: number): Promise<Known> {
    const before = this.#known;
    const known = await before;
    if (known !== undefined && this.#deps.clock.now().getTime() - known.readAt <= atMostMs) return known;
    if (this.#known !== undefined && this.#known !== before) return this.#known;
    const reading = this.#load();
    this.#known = reading;
    reading.catch(() => {
      if (this.#known === reading) this.#known = undefined; // the next request tries again
    });
    return reading;
  }

  async #load(): Promise<Known> {
    const readAt = this.#deps.clock.now().getTime();
    const rows = await this.#deps.database.asSystem(listKeyDigests, 'read');
    const revoked = new Set(rows.filter(({ revokedAt }) => revokedAt !== null).map(({ id }) => id));
    for (const { id, end } of this.#watches) if (revoked.has(id)) end();
    return { keys: new Map(rows.map((row) => [row.digest, row])), readAt };
  }
}
