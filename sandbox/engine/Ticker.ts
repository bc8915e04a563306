import type { Courier } from '../webhooks/Courier.ts';
import { endConsents, nextConsentEndMs } from './consent-end.ts';
import { nextRunDueMs, runDue } from './item-runs.ts';
import { endStories, nextEndMs } from './stories.ts';
import type { World } from './World.ts';

/** Looks at the clock again after this long at the latest: a clock that tests move tells nobody. */
const MAX_WAIT_MS = 60_000;

/** Does on time what is due: the next steps of syncs, the ends of consents and of stories at the bank, and deliveries. */
export class Ticker {
  private readonly world: World;
  private readonly courier: Courier;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(world: World, courier: Courier) {
    this.world = world;
    this.courier = courier;
  }

  /** Takes what is due now and sets the timer for the next. */
  tick(): void {
    if (this.stopped) return;
    // A step that cannot be saved must not stop the clock; the next answer reports the fault.
    // Before the syncs that find it.
    const isEnded = endConsents(this.world);
    const isMoved = runDue(this.world);
    if (endStories(this.world) || isEnded || isMoved) this.world.save().catch(() => {});
    this.courier.run();
    const dueMs = Math.min(
      nextRunDueMs(this.world) ?? Number.MAX_SAFE_INTEGER,
      nextEndMs(this.world) ?? Number.MAX_SAFE_INTEGER,
      nextConsentEndMs(this.world) ?? Number.MAX_SAFE_INTEGER,
      this.courier.nextDueMs() ?? Number.MAX_SAFE_INTEGER,
    );
    this.setTimer(Math.min(Math.max(dueMs - this.world.nowMs(), 0), MAX_WAIT_MS));
  }

  /** Something became due: looks again as soon as the present work is done. */
  wake(): void {
    if (!this.stopped) this.setTimer(0);
  }

  stop(): void {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private setTimer(ms: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tick(), ms);
  }
}
