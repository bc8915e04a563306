import {
  type CallGate,
  type CallOutcome,
  type CallPass,
  EVERY_ENDPOINT,
  type GatedCall,
  type Pause,
} from '../../pluggy/CallGate.ts';
import { type GateState, listGates } from '../../store/sql/call-gates.ts';
import { FIRST_CALL_OF_JOBS } from '../../sync/postponement.ts';
import { Breaker } from './Breaker.ts';
import { Pacer } from './Pacer.ts';
import { SharedState, type SharedStateDeps } from './SharedState.ts';

export interface SharedCallGateDeps extends SharedStateDeps {
  /** False: calls are not paced; a 429 and failures still hold them back. */
  readonly isPaced: boolean;
}

/**
 * The gate of every process that shares a database: one pace, one memory of a 429, and one circuit breaker for each
 * endpoint, all in `pluggy.call_gates`.
 */
export class SharedCallGate implements CallGate {
  readonly #state: SharedState;
  readonly #pacer: Pacer;
  readonly #breaker: Breaker;

  constructor(deps: SharedCallGateDeps) {
    this.#state = new SharedState(deps);
    this.#pacer = new Pacer(this.#state, deps.isPaced);
    this.#breaker = new Breaker(this.#state);
  }

  /** @throws PluggyPausedError */
  async enter(call: GatedCall): Promise<CallPass> {
    await this.#pacer.takeTurn(call, () => this.#breaker.check(call));
    const probes = await this.#breaker.claimProbes(call);
    return { leave: (outcome) => this.#leave(call.endpoint, probes, outcome) };
  }

  /** How many jobs of one process may run now: none while their first call is held back, one to try it again. */
  async room(): Promise<number> {
    const { view } = this.#state;
    await view.refresh();
    const now = this.#state.localNow();
    const gates = [EVERY_ENDPOINT, FIRST_CALL_OF_JOBS].map((endpoint) => view.of(endpoint));
    const isHeldBack = gates.some(
      ({ pausedUntil, closedUntil }) => Math.max(pausedUntil ?? 0, closedUntil ?? 0) > now,
    );
    if (isHeldBack) return 0;
    return gates.some(({ pausedUntil }) => pausedUntil !== null) ? 1 : Number.POSITIVE_INFINITY;
  }

  /** Every endpoint that fails or is closed; undefined when the database cannot say. */
  states(): Promise<GateState[] | undefined> {
    return this.#state.ask<GateState[] | undefined>((db) => listGates(db, this.#state.time()), undefined);
  }

  async #leave(
    endpoint: string,
    probes: readonly string[],
    outcome: CallOutcome,
  ): Promise<Pause | undefined> {
    switch (outcome.kind) {
      case 'limited':
        await this.#pacer.close(endpoint, outcome.retryAfterMs);
        await this.#breaker.recover([EVERY_ENDPOINT, endpoint]);
        return undefined;
      case 'answered':
        await this.#breaker.recover([EVERY_ENDPOINT, endpoint]);
        return undefined;
      case 'failed':
        if (outcome.isHost) return this.#breaker.fail([EVERY_ENDPOINT, endpoint], outcome.reason);
        await this.#breaker.recover([EVERY_ENDPOINT]); // it was reached
        return this.#breaker.fail([endpoint], outcome.reason);
      case 'abandoned':
        await this.#breaker.release(probes);
        return undefined;
    }
  }
}
