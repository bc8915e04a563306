import type { Request, Response } from 'express';
import { DEMO_USER } from '../contract/demo-user.ts';
import type { NewSession } from '../features/sessions/Sessions.ts';
import { requireUserId } from '../features/shared/require-input.ts';
import type { Service } from './Service.ts';
import { readSessionCookie, setSessionCookie } from './session-cookie.ts';

/**
 * Signs browsers in where nobody else does. All of them get one session, so that visits fill no table: another one is
 * made when less than half of its time is left, or when it was ended.
 */
export class DemoSession {
  readonly #service: Service;
  #kept: Promise<NewSession> | undefined;

  constructor(service: Service) {
    this.#service = service;
  }

  /**
   * Gives the browser the cookie, unless it has a good one.
   * @returns the token that was given
   */
  async signIn(request: Request, response: Response): Promise<string | undefined> {
    const { config } = this.#service;
    const cookie = readSessionCookie(request, config);
    if (
      cookie !== undefined &&
      typeof (await (await this.#service.ready()).sessions.verify(cookie)) === 'object'
    )
      return undefined;
    const { sessionToken, expiresAt } = await this.#session();
    setSessionCookie(response, sessionToken, expiresAt, config);
    return sessionToken;
  }

  async #session(): Promise<NewSession> {
    const kept = this.#kept;
    if (kept !== undefined && !(await this.#isGood(kept)) && this.#kept === kept) this.#kept = undefined;
    this.#kept ??= this.#service.ready().then(({ sessions }) => sessions.create(requireUserId(DEMO_USER)));
    return this.#kept;
  }

  async #isGood(kept: Promise<NewSession>): Promise<boolean> {
    const session = await kept.catch(() => undefined);
    if (session === undefined) return false;
    const { clock, sessions } = await this.#service.ready();
    const left = session.expiresAt.getTime() - clock.now().getTime();
    if (left < this.#service.config.sessionTtlMs / 2) return false;
    return typeof (await sessions.verify(session.sessionToken)) === 'object';
  }
}
