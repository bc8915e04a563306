import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../../domain/clock.ts';
import { PublicError } from '../../domain/errors.ts';
import { isScope, type Scope } from '../../domain/scope.ts';
import { FUTURE } from '../../domain/texts/requests.ts';
import type { ScopedDatabase } from '../../store/ScopedDatabase.ts';
import { type ApiKeyRow, createApiKeyRow } from '../../store/statements/api-keys/create-api-key-row.ts';
import { type KnownApiKey, listKeyDigests } from '../../store/statements/api-keys/list-key-digests.ts';
import { markApiKeyUsed } from '../../store/statements/api-keys/mark-api-key-used.ts';
import { revokeApiKeyRow } from '../../store/statements/api-keys/revoke-api-key-row.ts';
import { KnownCredentials } from '../shared/KnownCredentials.ts';

/** What every key begins with, so that people and scanners of secrets know one when they see it. */
export const KEY_PREFIX = 'pof_';
const KEY_BYTES = 32;

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
  /** By their digests. */
  readonly keys: ReadonlyMap<string, KnownApiKey>;
  readonly revoked: ReadonlySet<string>;
}

interface ApiKeysDeps {
  readonly database: ScopedDatabase;
  readonly clock: Clock;
}

const digestOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** API keys that are made and revoked while the service runs. */
export class ApiKeys {
  readonly #deps: ApiKeysDeps;
  readonly #known: KnownCredentials<Known>;
  readonly #usedAt = new Map<string, number>();
  readonly #writing = new Set<Promise<void>>();

  constructor(deps: ApiKeysDeps) {
    this.#deps = deps;
    this.#known = new KnownCredentials(deps.clock, () => this.#load());
  }

  /**
   * @returns the key itself, which nobody can be shown again
   * @throws {PublicError} invalid_value: it would have expired already
   */
  async create({ name, scopes, expiresAt, createdBy }: KeyWish): Promise<NewApiKey> {
    const { database, clock } = this.#deps;
    if (expiresAt !== null && expiresAt <= clock.now())
      throw new PublicError('invalid_value', { field: 'expiresAt', expected: FUTURE });
    const key = `${KEY_PREFIX}${randomBytes(KEY_BYTES).toString('base64url')}`;
    const row = { id: randomUUID(), name, scopes, createdAt: clock.now(), createdBy, expiresAt };
    await database.asSystem((tx) => createApiKeyRow(tx, { ...row, digest: digestOf(key) }));
    await this.#known.lookAgain();
    return { ...row, key };
  }

  /** Here at once, in other processes within 30 seconds. @throws {PublicError} key_not_found */
  async revoke(id: string): Promise<string> {
    const { database, clock } = this.#deps;
    const name = await database.asSystem((tx) => revokeApiKeyRow(tx, id, clock.now()));
    if (name === undefined) throw new PublicError('key_not_found');
    await this.#known.lookAgain();
    return name;
  }

  /** `ended` for a key of ours that is good no longer, undefined for anything that never was one. */
  async verify(key: string): Promise<ApiKey | 'ended' | undefined> {
    if (!key.startsWith(KEY_PREFIX)) return undefined;
    // the digest is looked up, not compared: how long that takes tells nothing about a key
    const digest = digestOf(key).toString('hex');
    const found =
      (await this.#known.recent()).keys.get(digest) ?? (await this.#known.newest()).keys.get(digest);
    if (found === undefined) return undefined;
    const { id, scopes, expiresAt, revokedAt } = found;
    const now = this.#deps.clock.now();
    if (revokedAt !== null || (expiresAt !== null && expiresAt <= now)) return 'ended';
    this.#markUsed(id, now);
    return { id, scopes: new Set(scopes.filter(isScope)), expiresAt };
  }

  /** Calls `end` once the key is revoked, for answers that take long. @returns how to stop watching */
  watch(id: string, end: () => void): () => void {
    return this.#known.watch(({ revoked }) => revoked.has(id), end);
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

  async #load(): Promise<Known> {
    const rows = await this.#deps.database.asSystem(listKeyDigests, 'read');
    return {
      keys: new Map(rows.map((row) => [row.digest, row])),
      revoked: new Set(rows.filter(({ revokedAt }) => revokedAt !== null).map(({ id }) => id)),
    };
  }
}
