import type { Clock } from '../domain/clock.ts';
import type { Logger } from '../domain/logger.ts';
import { keyLifetimeMs } from './key-lifetime.ts';
import { unlessAborted } from './link-signals.ts';
import { logFields } from './log-fields.ts';

/**
 * A key is renewed five minutes before its end: longer than any call with all its repeats. One that lives less
 * than 50 minutes is renewed after nine tenths of its life, or it would be renewed at every call.
 */
const RENEW_BEFORE_END_MS = 5 * 60 * 1000;
const RENEW_BEFORE_END_SHARE = 0.1;

interface HeldKey {
  readonly key: string;
  readonly renewAt: number;
  readonly endsAt: number;
}

/**
 * Holds the API key for all calls of one client. However many callers need a new one at the same moment,
 * there is one authentication, and its outcome is everybody's.
 */
export class ApiKeySource {
  readonly #authenticate: () => Promise<string>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #held: HeldKey | undefined;
  #flight: Promise<string> | undefined;

  constructor(deps: { authenticate: () => Promise<string>; clock: Clock; logger: Logger }) {
    this.#authenticate = deps.authenticate;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
  }

  /** A key that is good for now. Near its end it is renewed in the background, and nobody waits. */
  async get(signal?: AbortSignal): Promise<string> {
    const now = this.#clock.now().getTime();
    const held = this.#held;
    if (held === undefined || now >= held.endsAt) return this.renew(signal);
    if (now >= held.renewAt) this.#renewInBackground();
    return held.key;
  }

  /** Another key than `refused`: the one that somebody else has already fetched in its place, or a new one. */
  async replace(refused: string, signal?: AbortSignal): Promise<string> {
    if (this.#held !== undefined && this.#held.key !== refused) return this.#held.key;
    return this.renew(signal);
  }

  /** Authenticates now, or joins the authentication that is under way. */
  renew(signal?: AbortSignal): Promise<string> {
    this.#flight ??= this.#fly().finally(() => {
      this.#flight = undefined;
    });
    return unlessAborted(this.#flight, signal);
  }

  #renewInBackground(): void {
    if (this.#flight !== undefined) return;
    this.renew().catch((error: unknown) => {
      this.#logger.warn(logFields(error), 'could not renew the API key ahead of its end');
    });
  }

  async #fly(): Promise<string> {
    const key = await this.#authenticate();
    const now = this.#clock.now();
    const lifetime = keyLifetimeMs(key, now);
    const margin = Math.min(RENEW_BEFORE_END_MS, lifetime * RENEW_BEFORE_END_SHARE);
    const endsAt = now.getTime() + lifetime;
    this.#held = { key, renewAt: endsAt - margin, endsAt };
    return key;
  }
}
