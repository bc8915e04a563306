import { jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../domain/clock.ts';
import { parseUserId, type UserId } from '../domain/ids.ts';
import type { Database } from '../store/Database.ts';
import { currentSecret } from '../store/sql/secrets.ts';

const ALGORITHM = 'HS256';
/** Keeps a token of this kind from being taken for any other that the same secret may sign one day. */
const AUDIENCE = 'pluggy-open-finance/session';

export interface Session {
  readonly userId: UserId;
  readonly expiresAt: Date;
}

/** Short-lived tokens that see one user's data. Signed with a secret that all processes share; nothing is stored. */
export class Sessions {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #ttlMs: number;
  #secret: Promise<Uint8Array> | undefined;

  constructor(database: Database, clock: Clock, ttlMs: number) {
    this.#database = database;
    this.#clock = clock;
    this.#ttlMs = ttlMs;
  }

  async create(userId: UserId): Promise<Session & { readonly sessionToken: string }> {
    const now = this.#clock.now().getTime();
    // whole seconds, as the token holds them
    const expiresAt = new Date(Math.floor((now + this.#ttlMs) / 1_000) * 1_000);
    const sessionToken = await new SignJWT()
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(userId)
      .setAudience(AUDIENCE)
      .setExpirationTime(expiresAt)
      .sign(await this.#key());
    return { sessionToken, userId, expiresAt };
  }

  /** Undefined for anything that is not a token of ours that is still valid. */
  async verify(token: string): Promise<Session | undefined> {
    const key = await this.#key();
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        audience: AUDIENCE,
        currentDate: this.#clock.now(),
        requiredClaims: ['exp', 'sub'],
      });
      const userId = parseUserId(payload.sub);
      return userId === undefined ? undefined : { userId, expiresAt: new Date((payload.exp ?? 0) * 1_000) };
    } catch {
      return undefined; // whatever is wrong with it, the caller is a stranger
    }
  }

  #key(): Promise<Uint8Array> {
    this.#secret ??= currentSecret(this.#database, 'session', this.#clock.now()).catch((error: unknown) => {
      this.#secret = undefined; // the next request tries again
      throw error;
    });
    return this.#secret;
  }
}
