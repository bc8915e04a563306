import type { Request, Response } from 'express';
import { parseUserId } from '../domain/ids.ts';
import type { NewSession } from '../features/sessions/Sessions.ts';
import type { PluggyV2 } from '../services/PluggyV2.ts';
import { isSecure, readSessionCookie, setSessionCookie } from './session-cookie.ts';

/** In the sandbox mode there is nobody to sign anybody in: the page is this user's. */
export const DEMO_USER = 'demo-user';

/**
 * Signs browsers in where nobody else does. All of them get one session, so that visits fill no table: another one is
 * made when less than half of its time is left, or when it was ended.
 */
export class DemoSession {
  readonly #pluggy: PluggyV2;
  #kept: Promise<NewSession> | undefined;

  constructor(pluggy: PluggyV2) {
    this.#pluggy = pluggy;
  }

  /**
   * Gives the browser the cookie, unless it has a good one.
   * @returns the token that was given
   */
  async signIn(request: Request, response: Response): Promise<string | undefined> {
    const secure = isSecure(this.#pluggy.config);
    const cookie = readSessionCookie(request, secure);
    if (cookie !== undefined && typeof (await this.#pluggy.verifySession(cookie)) === 'object')
      return undefined;
    const { sessionToken, expiresAt } = await this.#session();
    setSessionCookie(response, sessionToken, expiresAt, secure);
    return sessionToken;
  }

  async #session(): Promise<NewSession> {
    const kept = this.#kept;
    if (kept !== undefined && !(await this.#isGood(kept)) && this.#kept === kept) this.#kept = undefined;
    this.#kept ??= this.#pluggy.createSession(parseUserId(DEMO_USER) ?? DEMO_USER);
    return this.#kept;
  }

  async #isGood(kept: Promise<NewSession>): Promise<boolean> {
    const session = await kept.catch(() => undefined);
    if (session === undefined) return false;
    const left = session.expiresAt.getTime() - (await this.#pluggy.clock()).now().getTime();
    if (left < this.#pluggy.config.sessionTtlMs / 2) return false;
    return typeof (await this.#pluggy.verifySession(session.sessionToken)) === 'object';
  }
}
