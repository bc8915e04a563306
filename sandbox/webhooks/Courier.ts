import type { Delivery } from '../pluggy/state/state.ts';
import type { World } from '../pluggy/state/World.ts';
import { countFailures } from './count-failures.ts';
import { failureReason } from './failure-reason.ts';
import { signatureOf } from './signature.ts';

/** One try to deliver an event; kept for the curious. */
export interface Attempt {
  readonly at: string;
  readonly deliveryId: string;
  readonly webhookId: string | null;
  readonly url: string;
  readonly event: string;
  readonly eventId: string;
  /** The item the event is about; null where it names none. */
  readonly itemId: string | null;
  readonly attempt: number;
  /** The HTTP status; null when no answer came. */
  readonly status: number | null;
  readonly ok: boolean;
  /** Why it failed, in words: connection refused, timeout, answered 500. */
  readonly error: string | null;
}

/** Pluggy expects 2xx within five seconds. */
const DEADLINE_MS = 5_000;
const MINUTE_MS = 60_000;
/** Three tries at once, three after 15 minutes, three after two hours. */
const WAITS_MS = [0, 0, 15 * MINUTE_MS, 0, 0, 120 * MINUTE_MS, 0, 0];
/** login_succeeded gets three tries and no more. */
const FEW_TRIES = 3;
/** The one status of which Pluggy says by name that it isn't tried again. */
const NEVER_RETRIED = 401;
const MAX_LOG = 1_000;

/**
 * Delivers events: to each address one after the other in the order in which they happened, to several
 * addresses side by side. An event that waits for its next try doesn't hold up the ones behind it.
 */
export class Courier {
  readonly log: Attempt[] = [];
  readonly #world: World;
  readonly #busy = new Map<string, Promise<void>>();
  readonly #stopped = new AbortController();

  constructor(world: World) {
    this.#world = world;
  }

  /** Starts whatever is due; returns at once. Calls `wake` after each try, since another may be due then. */
  run(wake: () => void): void {
    if (this.#stopped.signal.aborted) return;
    for (const delivery of this.#world.state.deliveries) {
      if (delivery.nextAtMs > this.#world.nowMs()) continue;
      const target = targetOf(delivery);
      if (this.#busy.has(target)) continue;
      const work = this.#serve(target, wake).finally(() => this.#busy.delete(target));
      this.#busy.set(target, work);
    }
  }

  /** When the next try is due; undefined when nothing waits. Addresses being served don't count. */
  nextDueMs(): number | undefined {
    const waiting = this.#world.state.deliveries.filter((delivery) => !this.#busy.has(targetOf(delivery)));
    return waiting.length === 0 ? undefined : Math.min(...waiting.map((delivery) => delivery.nextAtMs));
  }

  /** Cuts what is under way; it is tried again after the next start. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all(this.#busy.values());
  }

  async #serve(target: string, wake: () => void): Promise<void> {
    for (;;) {
      const delivery = this.#world.state.deliveries.find(
        (one) => targetOf(one) === target && one.nextAtMs <= this.#world.nowMs(),
      );
      if (delivery === undefined || this.#stopped.signal.aborted) return;
      // An event must not be out in the world before the change it tells of is safe.
      await this.#world.saved();
      await this.#attempt(delivery);
      wake();
    }
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const result = await this.#post(delivery);
    if (this.#stopped.signal.aborted && !result.ok) return;
    delivery.attempts++;
    this.#note(delivery, result);
    const wait = WAITS_MS[delivery.attempts - 1];
    const isFinal = delivery.event === 'item/login_succeeded' && delivery.attempts >= FEW_TRIES;
    const isOver = wait === undefined || isFinal || result.status === NEVER_RETRIED;
    if (result.ok || isOver) this.#drop(delivery);
    else delivery.nextAtMs = this.#world.nowMs() + wait;
    if (result.ok || isOver) countFailures(this.#world, delivery, result.ok);
    // An unsaved attempt is only made once more after a restart.
    await this.#world.save().catch(() => {});
  }

  async #post(delivery: Delivery): Promise<Pick<Attempt, 'status' | 'ok' | 'error'>> {
    const webhook = this.#world.state.webhooks.find((one) => one.id === delivery.webhookId);
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    try {
      const response = await fetch(webhook?.url ?? delivery.url, {
        method: 'POST',
        headers: {
          ...webhook?.headers,
          ...signatureOf(this.#world.switches.signing, delivery.body),
          'content-type': 'application/json',
        },
        body: delivery.body,
        redirect: 'manual',
        signal: AbortSignal.any([deadline, this.#stopped.signal]),
      });
      await response.body?.cancel();
      const error = response.ok ? null : `answered ${response.status}`;
      return { status: response.status, ok: response.ok, error };
    } catch (error) {
      return { status: null, ok: false, error: deadline.aborted ? 'timeout' : failureReason(error) };
    }
  }

  #note(delivery: Delivery, result: Pick<Attempt, 'status' | 'ok' | 'error'>): void {
    this.log.push({
      at: this.#world.clock.now().toISOString(),
      deliveryId: delivery.id,
      webhookId: delivery.webhookId,
      url: delivery.url,
      event: delivery.event,
      eventId: delivery.eventId,
      itemId: itemIdOf(delivery),
      attempt: delivery.attempts,
      ...result,
    });
    if (this.log.length > MAX_LOG) this.log.shift();
  }

  #drop(delivery: Delivery): void {
    const index = this.#world.state.deliveries.indexOf(delivery);
    if (index >= 0) this.#world.state.deliveries.splice(index, 1);
  }
}

function targetOf(delivery: Delivery): string {
  return delivery.webhookId ?? delivery.url;
}

function itemIdOf(delivery: Delivery): string | null {
  const { itemId } = JSON.parse(delivery.body);
  return typeof itemId === 'string' ? itemId : null;
}
