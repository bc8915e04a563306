import { endConsents, nextConsentEndMs } from '../rules/consent-end.ts';
import type { World } from '../state/World.ts';
import { nextRunDueMs, runDue } from './item-runs.ts';
import { endStories, nextEndMs } from './stories.ts';

/** Looks at the clock again after this long at the latest: a clock that tests move tells nobody. */
const MAX_WAIT_MS = 60_000;

/** Something else that is done on time, beside what happens at the banks: deliveries. */
export interface Timed {
  /** Starts what is due and returns at once; calls `wake` when it is done and something else may be due. */
  run(wake: () => void): void;
  /** When the next of it is due; undefined when nothing waits. */
  nextDueMs(): number | undefined;
}

/** Does on time what is due: the next steps of syncs, the ends of consents and of stories at the bank, and deliveries. */
export class Ticker {
  readonly #world: World;
  readonly #deliveries: Timed;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(world: World, deliveries: Timed) {
    this.#world = world;
    this.#deliveries = deliveries;
  }

  /** Takes what is due now and sets the timer for the next. */
  tick(): void {
    if (this.#stopped) return;
    // Consents end before the syncs that find it.
    const isEnded = endConsents(this.#world);
    const isMoved = runDue(this.#world);
    // A step that cannot be saved must not stop the clock; the next answer reports the fault.
    if (endStories(this.#world) || isEnded || isMoved) this.#world.save().catch(() => {});
    this.#deliveries.run(() => this.wake());
    const dueMs = Math.min(
      nextRunDueMs(this.#world) ?? Number.MAX_SAFE_INTEGER,
      nextEndMs(this.#world) ?? Number.MAX_SAFE_INTEGER,
      nextConsentEndMs(this.#world) ?? Number.MAX_SAFE_INTEGER,
      this.#deliveries.nextDueMs() ?? Number.MAX_SAFE_INTEGER,
    );
    this.#setTimer(Math.min(Math.max(dueMs - this.#world.nowMs(), 0), MAX_WAIT_MS));
  }

  /** Something may have become due: looks again as soon as the present work is done. */
  wake(): void {
    if (!this.#stopped) this.#setTimer(0);
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #setTimer(ms: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.tick(), ms);
  }
}
