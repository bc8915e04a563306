import type { GatedCall } from '../pluggy/CallGate.ts';
import { PluggyPausedError } from '../pluggy/pluggy-errors.ts';
import { paceOf } from '../pluggy/rate-limits.ts';
import { closeGate } from '../store/statements/gates/close-gate.ts';
import { type Slot, takeSlot } from '../store/statements/gates/take-slot.ts';
import { Lines } from './Lines.ts';
import type { SharedState } from './SharedState.ts';

/**
 * Work in the background takes its slot at most so long ahead: a person who comes meanwhile is served from the rest
 * of the burst and does not notice.
 */
const AHEAD_MS = 250;

/** Lets calls through at the pace that keeps Pluggy's limits, all processes of one address together, and never against a 429. */
export class Pacer {
  readonly #state: SharedState;
  readonly #isOn: boolean;
  readonly #lines = new Lines();

  /** @param isOn false: no pace; only a 429 holds calls back */
  constructor(state: SharedState, isOn: boolean) {
    this.#state = state;
    this.#isOn = isOn;
  }

  /**
   * Resolves when it is the call's turn. In the background, one call an endpoint of this process asks at a time.
   * @param check throws when the call must not be sent any more
   * @throws PluggyPausedError when its turn does not come within its patience
   */
  async takeTurn(call: GatedCall, check: () => void): Promise<void> {
    const deadline = this.#state.localNow() + call.patienceMs;
    const wait = (): Promise<void> => this.#wait(call, deadline, check);
    if (call.somebodyWaits || !this.#isOn) return wait();
    return this.#lines.wait(call.endpoint, call.signal, wait);
  }

  /** Pluggy answered 429. */
  async close(endpoint: string, forMs: number): Promise<void> {
    const { view, logger, egress } = this.#state;
    view.learnClosed(endpoint, forMs);
    logger.warn(
      { egress, endpoint, forMs },
      'Pluggy asks to wait: nobody calls this endpoint from this address until then',
    );
    await this.#state.ask((db) => closeGate(db, egress, endpoint, forMs, this.#state.time()), undefined);
  }

  async #wait(call: GatedCall, deadline: number, check: () => void): Promise<void> {
    const { view, clock } = this.#state;
    for (;;) {
      call.signal.throwIfAborted();
      await view.refresh();
      check();
      const left = Math.max(0, deadline - this.#state.localNow());
      const { granted, waitMs } = await this.#ask(call, left);
      if (!granted && waitMs > left) throw usedUp(call, waitMs);
      const sleepMs = granted ? waitMs : waitMs - AHEAD_MS / 2;
      if (sleepMs > 0) await clock.sleep(sleepMs, call.signal);
      if (granted) return call.signal.throwIfAborted();
    }
  }

  async #ask({ endpoint, somebodyWaits }: GatedCall, left: number): Promise<Slot> {
    if (!this.#isOn) {
      const { closedUntil } = this.#state.view.of(endpoint);
      const waitMs = Math.max(0, (closedUntil ?? 0) - this.#state.localNow());
      return { granted: waitMs <= left, waitMs };
    }
    const { intervalMs, burst, backgroundBurst } = paceOf(endpoint);
    const ahead = (somebodyWaits ? burst : backgroundBurst) - 1;
    const request = {
      egress: this.#state.egress,
      endpoint,
      intervalMs,
      aheadMs: ahead * intervalMs,
      maxWaitMs: somebodyWaits ? left : Math.min(left, AHEAD_MS),
      now: this.#state.time(),
    };
    return this.#state.ask((db) => takeSlot(db, request), { granted: true, waitMs: 0 });
  }
}

function usedUp({ request, endpoint }: GatedCall, waitMs: number): PluggyPausedError {
  return new PluggyPausedError(request, { why: 'limit', endpoint, retryAfterMs: Math.ceil(waitMs) });
}
