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

const ALGORITHM = 'HS256';
/** Keeps a token of this kind from being taken for any other that the same secret may sign one day. */
const AUDIENCE = 'pluggy-open-finance/session';

/** What another process revoked is refused here at most this much later; the promise is 30 seconds. */
const KEEP_MS = 20_000;
/** A stranger's made-up tokens must not become as many reads of the database. */
const REFRESH_AT_MOST_EVERY_MS = 1_000;

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

/** How often revocations are looked for while an answer to a session is under way. */
const WATCH_EVERY_MS = 10_000;

interface Watch {
  readonly sessionId: string;
  readonly keyId: string | undefined;
  readonly end: () => void;
}

/** What one process knows of the shared tables. */
interface Known {
  readonly key: SessionKey | undefined;
  readonly revoked: ReadonlySet<string>;
  readonly readAt: number;
}

/** The id of the key that a token says it was signed with; undefined for what is no token of ours. */
function keyIdOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    return undefined;
  }
}

/**
 * Short-lived tokens that see one user's data, signed with a secret that all processes share. Which sessions are revoked
 * is read every 20 seconds, not for every request.
 */
export class Sessions {
  readonly #deps: SessionsDeps;
  #known: Promise<Known> | undefined;
  readonly #watches = new Set<Watch>();
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: SessionsDeps) {
    this.#deps = deps;
  }

  /** Makes the key if there is none yet: from then on a start without it is noticed. */
  async prepare(): Promise<void> {
    await this.#fresh(KEEP_MS);
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
    const watch = { sessionId, keyId: (await this.#fresh(KEEP_MS)).key?.id, end };
    this.#watches.add(watch);
    this.#timer ??= setInterval(() => void this.#fresh(0).catch(() => {}), WATCH_EVERY_MS).unref();
    return () => {
      this.#watches.delete(watch);
      if (this.#watches.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  /** @returns whose session it was; undefined: there is no such session that has not ended */
  async revoke(sessionId: string): Promise<UserId | undefined> {
    const { database, clock } = this.#deps;
    const userId = await database.asSystem((tx) => revokeSessionRow(tx, sessionId, clock.now()));
    await this.#lookAgain();
    return userId;
  }

  /** @returns how many sessions end with this */
  async revokeAll(userId: UserId): Promise<number> {
    const { database, clock } = this.#deps;
    const ended = await database.asSystem((tx) => revokeSessionsOfUser(tx, userId, clock.now()));
    await this.#lookAgain();
    return ended.length;
  }

  /** Ends every session. @throws {PublicError} encryption_key_missing, without any key */
  async rotateKey(): Promise<void> {
    const { database, clock, keyring } = this.#deps;
    await database.asSystem((tx) => rotateSessionKey(tx, keyring, clock.now()));
    await this.#lookAgain();
  }

  /** What was just written counts at once, also for answers under way. */
  async #lookAgain(): Promise<void> {
    this.#known = undefined;
    if (this.#watches.size > 0) await this.#fresh(KEEP_MS);
  }

  async #signingKey(): Promise<{ readonly id: string; readonly secret: Buffer }> {
    const { key } = await this.#fresh(KEEP_MS);
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
    const known = await this.#fresh(KEEP_MS);
    return known.key?.id === kid ? known : this.#fresh(REFRESH_AT_MOST_EVERY_MS);
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
    const { database, clock, keyring } = this.#deps;
    const now = clock.now();
    const { key, revoked } = await database.asSystem(async (tx) => ({
      key: await findSessionKey(tx, keyring, now),
      revoked: new Set(await listRevokedSessions(tx, now)),
    }));
    for (const { sessionId, keyId, end } of this.#watches)
      if (revoked.has(sessionId) || keyId !== key?.id) end();
    return { key, revoked, readAt: now.getTime() };
  }
}
