import { EVERY_ENDPOINT, type GatedCall, type Pause } from '../pluggy/CallGate.ts';
import { PluggyPausedError } from '../pluggy/pluggy-errors.ts';
import { claimProbe } from '../store/statements/gates/claim-probe.ts';
import { noteFailure } from '../store/statements/gates/note-failure.ts';
import { noteRecovery } from '../store/statements/gates/note-recovery.ts';
import { releaseProbe } from '../store/statements/gates/release-probe.ts';
import type { SharedState } from './SharedState.ts';

/** More than one call with all its repeats makes (5), so that one call alone never pauses an endpoint. */
const FAILURES_THAT_PAUSE = 8;
/** The pause doubles with each probe that fails. After a long outage, all resumes within the longest. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;
/**
 * A probe that has said nothing for so long is not waited for: its process may have died, or could not write its answer
 * down. Where Pluggy is only slow, another call beside it does no harm.
 */
const PROBE_MS = 10_000;
/** While another's probe is under way. */
const LOOK_AGAIN_MS = 1_000;

/**
 * The circuit breaker, one for each endpoint and one for Pluggy as a whole, shared by all processes of one outgoing address: what fails several
 * times in a row is left alone for a pause that grows; then one call, the probe, finds out whether it works again.
 */
export class Breaker {
  readonly #state: SharedState;

  constructor(state: SharedState) {
    this.#state = state;
  }

  /** @throws PluggyPausedError while the call's endpoint, or Pluggy as a whole, is paused */
  check(call: GatedCall): void {
    for (const endpoint of [EVERY_ENDPOINT, call.endpoint]) {
      const left = (this.#state.view.of(endpoint).pausedUntil ?? 0) - this.#state.localNow();
      if (left > 0) throw paused(call, endpoint, left);
    }
  }

  /**
   * After a pause one call alone is sent. @returns of which endpoints this call is the probe
   * @throws PluggyPausedError when another call is
   */
  async claimProbes(call: GatedCall): Promise<string[]> {
    const probes: string[] = [];
    for (const endpoint of [EVERY_ENDPOINT, call.endpoint]) {
      if (await this.#mayPass(call, endpoint, probes)) continue;
      await this.release(probes);
      throw paused(call, endpoint, LOOK_AGAIN_MS * (1 + this.#state.random()));
    }
    return probes;
  }

  /** The probe said nothing: somebody else may try. */
  async release(probes: readonly string[]): Promise<void> {
    if (probes.length > 0)
      await this.#state.ask((db) => releaseProbe(db, this.#state.egress, probes), undefined);
  }

  /** These endpoints answer. */
  async recover(endpoints: readonly string[]): Promise<void> {
    const { view, logger } = this.#state;
    const failing = endpoints.filter((endpoint) => view.of(endpoint).failures > 0);
    if (failing.length === 0) return;
    const wasPaused = failing.filter((endpoint) => view.of(endpoint).pausedUntil !== null);
    for (const endpoint of failing) view.learnRecovered(endpoint);
    await this.#state.ask((db) => noteRecovery(db, this.#state.egress, failing), undefined);
    if (wasPaused.length > 0) logger.info({ endpoints: wasPaused }, 'Pluggy answers again');
  }

  /** @returns the pause that this failure leads to, or that it came in */
  async fail(endpoints: readonly string[], reason: string): Promise<Pause | undefined> {
    const { view, logger, random, egress } = this.#state;
    const note = {
      egress,
      endpoints,
      reason,
      limit: FAILURES_THAT_PAUSE,
      firstPauseMs: FIRST_PAUSE_MS,
      longestPauseMs: LONGEST_PAUSE_MS,
      random: random(),
      now: this.#state.time(),
    };
    const states = await this.#state.ask((db) => noteFailure(db, note), []);
    const state = states.find(({ pausedForMs }) => pausedForMs !== null && pausedForMs > 0);
    if (state === undefined) {
      view.learn(states);
      return undefined;
    }
    const { endpoint, failures, pausedForMs } = state;
    const retryAfterMs = Math.ceil(pausedForMs ?? 0);
    const isNew = (view.of(endpoint).pausedUntil ?? 0) <= this.#state.localNow();
    view.learn(states);
    if (isNew)
      logger.error(
        { egress, endpoint, failures, reason, pauseMs: retryAfterMs },
        'calls to Pluggy are paused',
      );
    return { endpoint, retryAfterMs };
  }

  async #mayPass(call: GatedCall, endpoint: string, probes: string[]): Promise<boolean> {
    const { view, egress } = this.#state;
    if (view.of(endpoint).pausedUntil === null) return true;
    if (await this.#state.ask((db) => claimProbe(db, egress, endpoint, PROBE_MS, this.#state.time()), true)) {
      probes.push(endpoint);
      return true;
    }
    await view.refresh(true); // perhaps somebody else's probe has brought the end
    this.check(call);
    return view.of(endpoint).pausedUntil === null;
  }
}

function paused({ request }: GatedCall, endpoint: string, forMs: number): PluggyPausedError {
  return new PluggyPausedError(request, { why: 'failing', endpoint, retryAfterMs: Math.ceil(forMs) });
}
