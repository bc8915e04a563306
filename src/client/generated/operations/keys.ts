// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { ApiKey, NewApiKey } from '../shapes/key.ts';
import type { Page } from '../../pages.ts';

export interface ListKeysArgs {
  /** True adds keys that were revoked. */
  readonly includeRevoked?: boolean | undefined;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface CreateKeyArgs {
  /** What you call it. A text of 1 to 100 characters. */
  readonly name: string;
  /** What it may do: `read` what reads, `write` what changes, `admin` what runs the service; none contains another. A list of read, write, admin. */
  readonly scopes: readonly ('read' | 'write' | 'admin')[];
  /** When it ends by itself; without it, never. A time with its zone such as 2026-11-30T03:00:00Z. */
  readonly expiresAt?: string | undefined;
}

export interface RevokeKeyArgs {
  /** The API key, by the `id` that `POST /keys` answered */
  readonly keyId: string;
}

export interface KeysOperations {
  /**
   * The API keys that were made here, oldest first.
   *
   * Without the keys themselves, and without those of `API_KEYS`. `includeRevoked=true` adds revoked ones.
   */
  listKeys(args?: ListKeysArgs, options?: CallOptions): Promise<Page<ApiKey>>;

  /**
   * Makes an API key, and shows it this once.
   *
   * `scopes`: `read` for what reads, `write` for what changes, `admin` for what runs the service; none contains another. `POST /session` needs `read` and `write`, since a session does both. What is stored of the key is its SHA-256.
   */
  createKey(args: CreateKeyArgs, options?: CallOptions): Promise<NewApiKey>;

  /**
   * Revokes an API key.
   *
   * Here at once, in other processes within 30 seconds.
   */
  revokeKey(args: RevokeKeyArgs, options?: CallOptions): Promise<void>;
}
