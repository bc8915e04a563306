import {
  type CallGate,
  type CallOutcome,
  type CallPass,
  EVERY_ENDPOINT,
  type GatedCall,
  type Pause,
} from '../pluggy/CallGate.ts';
import type { GateState } from '../store/fragments/call-gates.ts';
import { listGates } from '../store/statements/gates/list-gates.ts';
import { Breaker } from './Breaker.ts';
import { CallTally } from './CallTally.ts';
import type { SeenGate } from './GateView.ts';
import { Pacer } from './Pacer.ts';
import { SharedState, type SharedStateDeps } from './SharedState.ts';

export interface SharedCallGateDeps extends SharedStateDeps {
  /** False: calls are not paced; a 429 and failures still hold them back. */
  readonly isPaced: boolean;
  /** The endpoint that every job calls first: while it is held back, no job can do anything. */
  readonly firstCallOfJobs: string;
}

/** Every job waits. `pluggy_paused`: Pluggy failed in a row. `pluggy_rate_limited`: it answered 429. */
export interface Holdup {
  readonly reason: 'pluggy_paused' | 'pluggy_rate_limited';
  readonly forMs: number;
}

/**
 * The gate of every process that shares a database and an outgoing address: one pace, one memory of a 429, and one circuit
 * breaker for each endpoint, all in `pluggy.call_gates`.
 */
export class SharedCallGate implements CallGate {
  readonly #state: SharedState;
  readonly #pacer: Pacer;
  readonly #breaker: Breaker;
  readonly #tally: CallTally;
  readonly #firstCallOfJobs: string;

  constructor(deps: SharedCallGateDeps) {
    this.#state = new SharedState(deps);
    this.#pacer = new Pacer(this.#state, deps.isPaced);
    this.#breaker = new Breaker(this.#state);
    this.#tally = new CallTally(this.#state);
    this.#firstCallOfJobs = deps.firstCallOfJobs;
  }

  /** @throws PluggyPausedError */
  async enter(call: GatedCall): Promise<CallPass> {
    const probes = await this.#letThrough(call).catch((error: unknown) => {
      this.#tally.add(call.endpoint, 'heldBack');
      throw error;
    });
    this.#tally.add(call.endpoint, 'calls');
    return { leave: (outcome) => this.#leave(call.endpoint, probes, outcome) };
  }

  async #letThrough(call: GatedCall): Promise<string[]> {
    await this.#pacer.takeTurn(call, () => call.evenIfPaused || this.#breaker.check(call));
    return call.evenIfPaused ? [] : this.#breaker.claimProbes(call);
  }

  /** Adds what was counted to the table that all processes share. */
  writeCounts(): Promise<void> {
    return this.#tally.write();
  }

  /** How many jobs of one process may run now: none while their first call is held back, one to try it again. */
  async room(): Promise<number> {
    if ((await this.holdup()) !== null) return 0;
    return this.#firstGates().some(({ pausedUntil }) => pausedUntil !== null) ? 1 : Number.POSITIVE_INFINITY;
  }

  /** Why no job may run at this moment, and for how long at least; null: jobs may run. */
  async holdup(): Promise<Holdup | null> {
    await this.#state.view.refresh();
    const now = this.#state.localNow();
    const gates = this.#firstGates();
    const pausedMs = Math.max(...gates.map(({ pausedUntil }) => (pausedUntil ?? 0) - now));
    const closedMs = Math.max(...gates.map(({ closedUntil }) => (closedUntil ?? 0) - now));
    if (pausedMs > 0) return { reason: 'pluggy_paused', forMs: pausedMs };
    return closedMs > 0 ? { reason: 'pluggy_rate_limited', forMs: closedMs } : null;
  }

  #firstGates(): SeenGate[] {
    return [EVERY_ENDPOINT, this.#firstCallOfJobs].map((endpoint) => this.#state.view.of(endpoint));
  }

  /** Every endpoint that fails or is closed, from any address; undefined when the database cannot say. */
  states(): Promise<GateState[] | undefined> {
    return this.#state.ask<GateState[] | undefined>(
      (db) => listGates(db, this.#state.time(), undefined),
      undefined,
    );
  }

  async #leave(
    endpoint: string,
    probes: readonly string[],
    outcome: CallOutcome,
  ): Promise<Pause | undefined> {
    switch (outcome.kind) {
      case 'limited':
        this.#tally.add(endpoint, 'refused');
        await this.#pacer.close(endpoint, outcome.retryAfterMs);
        await this.#breaker.recover([EVERY_ENDPOINT, endpoint]);
        return undefined;
      case 'answered':
        await this.#breaker.recover([EVERY_ENDPOINT, endpoint]);
        return undefined;
      case 'failed':
        this.#tally.add(endpoint, 'failed');
        if (outcome.isHost) return this.#breaker.fail([EVERY_ENDPOINT, endpoint], outcome.reason);
        await this.#breaker.recover([EVERY_ENDPOINT]); // it was reached
        return this.#breaker.fail([endpoint], outcome.reason);
      case 'abandoned':
        await this.#breaker.release(probes);
        return undefined;
    }
  }
}
