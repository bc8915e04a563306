import { randomUUID } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../../domain/clock.ts';
import { PublicError } from '../../domain/errors.ts';
import { parseSessionId, parseUserId, type UserId } from '../../domain/ids.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import type { ScopedDatabase } from '../../store/ScopedDatabase.ts';
import { findSessionKey, type SessionKey } from '../../store/statements/keys/find-session-key.ts';
import { rotateSessionKey } from '../../store/statements/keys/rotate-session-key.ts';
import { createSessionRow } from '../../store/statements/sessions/create-session-row.ts';
import { listRevokedSessions } from '../../store/statements/sessions/list-revoked-sessions.ts';
import { revokeSessionRow } from '../../store/statements/sessions/revoke-session-row.ts';
import { revokeSessionsOfUser } from '../../store/statements/sessions/revoke-sessions-of-user.ts';
import { KnownCredentials } from '../shared/KnownCredentials.ts';

const ALGORITHM = 'HS256';
/** Keeps a token of this kind from being taken for any other that the same secret may sign one day. */
const AUDIENCE = 'pluggy-open-finance/session';

export interface Session {
  readonly sessionId: string;
  readonly userId: UserId;
  readonly expiresAt: Date;
}

export type NewSession = Session & { readonly sessionToken: string };

export interface SessionsDeps {
  readonly database: ScopedDatabase;
  readonly clock: Clock;
  readonly keyring: Keyring | null;
  /** No session is older than this, also when the setting was longer when it was made. */
  readonly ttlMs: number;
}

/** What one process knows of the shared tables. */
interface Known {
  readonly key: SessionKey | undefined;
  readonly revoked: ReadonlySet<string>;
}

/** The id of the key that a token says it was signed with; undefined for what is no token of ours. */
function keyIdOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    return undefined;
  }
}

/** Short-lived tokens that see one user's data, signed with a secret that all processes share. */
export class Sessions {
  readonly #deps: SessionsDeps;
  readonly #known: KnownCredentials<Known>;

  constructor(deps: SessionsDeps) {
    this.#deps = deps;
    this.#known = new KnownCredentials(deps.clock, (now) => this.#load(now));
  }

  /** Makes the key if there is none yet: from then on a start without it is noticed. */
  async prepare(): Promise<void> {
    await this.#known.recent();
  }

  /** @throws {PublicError} encryption_key_missing */
  async create(userId: UserId): Promise<NewSession> {
    const { database, clock, ttlMs } = this.#deps;
    const { id: kid, secret } = await this.#signingKey();
    const now = clock.now();
    // whole seconds, as the token holds them
    const expiresAt = new Date(Math.floor((now.getTime() + ttlMs) / 1_000) * 1_000);
    const sessionId = randomUUID();
    await database.asSystem((tx) => createSessionRow(tx, { id: sessionId, userId, expiresAt }, now));
    const sessionToken = await new SignJWT()
      .setProtectedHeader({ alg: ALGORITHM, kid })
      .setJti(sessionId)
      .setSubject(userId)
      .setAudience(AUDIENCE)
      .setIssuedAt(Math.floor(now.getTime() / 1_000))
      .setExpirationTime(expiresAt)
      .sign(secret);
    return { sessionToken, sessionId, userId, expiresAt };
  }

  /**
   * `ended` for a token of ours that is good no longer, undefined for anything that never was one.
   * @throws {PublicError} encryption_key_missing for a token that may be good, where the key to check it is missing
   */
  async verify(token: string): Promise<Session | 'ended' | undefined> {
    const kid = keyIdOf(token);
    if (kid === undefined) return undefined;
    const { key, revoked } = await this.#knownWith(kid);
    if (key?.id !== kid) return undefined;
    if (key.secret === undefined) throw new PublicError('encryption_key_missing');
    const session = await this.#read(token, key.secret);
    return typeof session === 'object' && revoked.has(session.sessionId) ? 'ended' : session;
  }

  /** Calls `end` once the session is revoked or its key is gone, for answers that take long. @returns how to stop watching */
  async watch(sessionId: string, end: () => void): Promise<() => void> {
    const keyId = (await this.#known.recent()).key?.id;
    return this.#known.watch(({ key, revoked }) => revoked.has(sessionId) || keyId !== key?.id, end);
  }

  /** @returns whose session it was; undefined: there is no such session that has not ended */
  async revoke(sessionId: string): Promise<UserId | undefined> {
    const { database, clock } = this.#deps;
    const userId = await database.asSystem((tx) => revokeSessionRow(tx, sessionId, clock.now()));
    await this.#known.lookAgain();
    return userId;
  }

  /** @returns how many sessions end with this */
  async revokeAll(userId: UserId): Promise<number> {
    const { database, clock } = this.#deps;
    const ended = await database.asSystem((tx) => revokeSessionsOfUser(tx, userId, clock.now()));
    await this.#known.lookAgain();
    return ended.length;
  }

  /** Ends every session. @throws {PublicError} encryption_key_missing, without any key */
  async rotateKey(): Promise<void> {
    const { database, clock, keyring } = this.#deps;
    await database.asSystem((tx) => rotateSessionKey(tx, keyring, clock.now()));
    await this.#known.lookAgain();
  }

  async #signingKey(): Promise<{ readonly id: string; readonly secret: Buffer }> {
    const { key } = await this.#known.recent();
    if (key?.secret === undefined) throw new PublicError('encryption_key_missing');
    return { id: key.id, secret: key.secret };
  }

  async #read(token: string, secret: Buffer): Promise<Session | 'ended' | undefined> {
    const { clock, ttlMs } = this.#deps;
    const now = clock.now();
    try {
      const { payload } = await jwtVerify(token, secret, {
        algorithms: [ALGORITHM],
        audience: AUDIENCE,
        currentDate: now,
        requiredClaims: ['exp', 'sub', 'iat', 'jti'],
      });
      const { exp = 0, iat = 0 } = payload;
      const [userId, sessionId] = [parseUserId(payload.sub), parseSessionId(payload.jti)];
      if (userId === undefined || sessionId === undefined) return undefined;
      if (now.getTime() - iat * 1_000 > ttlMs + 1_000) return 'ended'; // `iat` was rounded down
      return { sessionId, userId, expiresAt: new Date(exp * 1_000) };
    } catch (error) {
      // its signature was looked at before its end; whatever else is wrong with it, the caller is a stranger
      return error instanceof errors.JWTExpired ? 'ended' : undefined;
    }
  }

  /** Looks once more where a token names a key that is not known yet: another process may have made it just now. */
  async #knownWith(kid: string): Promise<Known> {
    const known = await this.#known.recent();
    return known.key?.id === kid ? known : this.#known.newest();
  }

  async #load(now: Date): Promise<Known> {
    const { database, keyring } = this.#deps;
    return database.asSystem(async (tx) => ({
      key: await findSessionKey(tx, keyring, now),
      revoked: new Set(await listRevokedSessions(tx, now)),
    }));
  }
}
