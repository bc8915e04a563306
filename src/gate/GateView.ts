import type { Clock } from '../domain/clock.ts';
import type { GateState } from '../store/fragments/call-gates.ts';

/** An endpoint as this process knows it; times in milliseconds of its own clock. */
export interface SeenGate {
  readonly failures: number;
  /** Null: not paused. In the past: a probe is due. */
  readonly pausedUntil: number | null;
  /** Null: Pluggy did not ask to wait. */
  readonly closedUntil: number | null;
}

/** How old the shared state may be before it is read again: one small statement a second, however many calls. */
const FRESH_MS = 1_000;

const NOTHING: SeenGate = { failures: 0, pausedUntil: null, closedUntil: null };

/** What this process knows of the state that all processes share; at most a second old. */
export class GateView {
  readonly #read: () => Promise<readonly GateState[]>;
  readonly #clock: Clock;
  #gates = new Map<string, SeenGate>();
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  constructor(read: () => Promise<readonly GateState[]>, clock: Clock) {
    this.#read = read;
    this.#clock = clock;
  }

  of(endpoint: string): SeenGate {
    return this.#gates.get(endpoint) ?? NOTHING;
  }

  /** Reads the shared state, unless what is known is fresh. @param force reads it in any case */
  async refresh(force = false): Promise<void> {
    const age = Math.abs(this.#clock.now().getTime() - this.#readAt);
    if (!force && age < FRESH_MS) return;
    this.#reading ??= this.#reload().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
  }

  /** Learns what a statement of this process returned. */
  learn(states: readonly GateState[]): void {
    for (const state of states) this.#gates.set(state.endpoint, this.#seen(state));
  }

  learnClosed(endpoint: string, forMs: number): void {
    this.#gates.set(endpoint, { ...this.of(endpoint), closedUntil: this.#clock.now().getTime() + forMs });
  }

  learnRecovered(endpoint: string): void {
    this.#gates.set(endpoint, { ...this.of(endpoint), failures: 0, pausedUntil: null });
  }

  async #reload(): Promise<void> {
    const states = await this.#read();
    this.#readAt = this.#clock.now().getTime();
    this.#gates = new Map();
    this.learn(states);
  }

  #seen({ failures, pausedForMs, closedForMs }: GateState): SeenGate {
    const now = this.#clock.now().getTime();
    const at = (ms: number | null): number | null => (ms === null ? null : now + ms);
    return { failures, pausedUntil: at(pausedForMs), closedUntil: at(closedForMs) };
  }
}
