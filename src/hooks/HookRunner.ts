import { setMaxListeners } from 'node:events';
import type { Clock } from '../domain/clock.ts';
import { errorCodeOf } from '../domain/errors.ts';
import type { Keyring } from '../domain/Keyring.ts';
import type { Logger } from '../domain/logger.ts';
import type { Database } from '../store/Database.ts';
import { type ClaimedDelivery, claimDeliveries } from '../store/statements/hooks/claim-deliveries.ts';
import { hasEndpoints } from '../store/statements/hooks/has-endpoints.ts';
import { releaseDelivery } from '../store/statements/hooks/release-delivery.ts';
import { buildRequest } from './build-request.ts';
import type { HookAnswer, HookSender } from './HookSender.ts';
import { Outcomes } from './Outcomes.ts';
import { Rooms } from './Rooms.ts';
import { tellChanges } from './tell-changes.ts';

/** How often the change log and the queues are looked at while nothing happens here. */
const LOOK_EVERY_MS = 500;
/** How often, while there is nobody to tell. */
const LOOK_FOR_ENDPOINTS_EVERY_MS = 5_000;
/** While the database is away. */
const AFTER_FAILURE_MS = 5_000;
/** Changes that come close together are one delivery. */
const TELL_EVERY_MS = 100;
/** Longer than an attempt may take. What a process that died had claimed is sent by another one after this. */
const LEASE_MS = 60_000;

export interface HookRunnerOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly keyring: Keyring | null;
  readonly sender: Pick<HookSender, 'send' | 'close'>;
  /** In [0, 1): spreads what is tried again. */
  readonly random?: () => number;
}

const NO_SECRET: HookAnswer = { status: null, error: 'secret_unreadable', retryAfter: undefined };

/** Turns changes into deliveries and sends them. Any number of them, in any number of processes, share the queues. */
export class HookRunner {
  readonly #options: HookRunnerOptions;
  readonly #outcomes: Outcomes;
  readonly #rooms = new Rooms();
  readonly #running = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #loop: Promise<void> = Promise.resolve();
  #wake: () => void = () => {};
  /** By `performance.now`. */
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(options: HookRunnerOptions) {
    this.#options = options;
    // each attempt that is under way holds a listener; many at once are no leak
    setMaxListeners(0, this.#stopping.signal);
    this.#outcomes = new Outcomes({ ...options, random: options.random ?? Math.random });
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** Tells and sends everything that is due at the clock's present time; then returns. For tests. */
  async runUntilIdle(): Promise<void> {
    for (;;) {
      const made = await tellChanges(this.#options.database, this.#options.clock.now());
      const claimed = await this.#sendDue();
      await Promise.all(this.#running);
      if (made === 0 && claimed === 0) return;
    }
  }

  /**
   * Breaks off what is under way and hands it back, so that another process sends it at once. A database that does not answer
   * keeps nobody waiting for longer than `deadlineMs`: the leases end by themselves.
   */
  async stop(deadlineMs: number): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    const late = new AbortController();
    const ended = this.#loop.then(() => Promise.all(this.#running));
    await Promise.race([ended, this.#options.clock.sleep(deadlineMs, late.signal)]);
    late.abort();
    await this.#options.sender.close();
  }

  async #run(): Promise<void> {
    const { clock, logger } = this.#options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      let claimed = 0;
      let waitMs = LOOK_EVERY_MS;
      try {
        if (await hasEndpoints(this.#options.database)) {
          await this.#tell();
          claimed = await this.#sendDue();
        } else {
          waitMs = LOOK_FOR_ENDPOINTS_EVERY_MS;
        }
      } catch (error) {
        waitMs = AFTER_FAILURE_MS;
        if (!signal.aborted)
          logger.warn({ problem: errorCodeOf(error) }, 'cannot look for outgoing webhooks; trying again');
      }
      if (claimed > 0 || signal.aborted) continue;
      const waiting = new AbortController();
      await Promise.race([clock.sleep(waitMs, waiting.signal), woken]); // a stop wakes it too
      waiting.abort();
    }
  }

  async #tell(): Promise<void> {
    if (performance.now() - this.#toldAt < TELL_EVERY_MS) return;
    this.#toldAt = performance.now();
    await tellChanges(this.#options.database, this.#options.clock.now());
  }

  /** Starts sending what is due and has room. @returns how many */
  async #sendDue(): Promise<number> {
    const { database, clock } = this.#options;
    const room = this.#rooms.left();
    if (room.inAll === 0 || this.#stopping.signal.aborted) return 0;
    const now = clock.now();
    const leaseUntil = new Date(now.getTime() + LEASE_MS);
    const claimed = await claimDeliveries(database, room, { now, leaseUntil });
    for (const delivery of claimed) {
      const sending = this.#send(delivery).finally(() => {
        this.#running.delete(sending);
        this.#wake();
      });
      this.#running.add(sending);
    }
    return claimed.length;
  }

  async #send(delivery: ClaimedDelivery): Promise<void> {
    const { clock, logger, keyring, sender } = this.#options;
    const { signal } = this.#stopping;
    const leave = this.#rooms.enter(delivery.endpointId);
    let answer: HookAnswer | undefined;
    try {
      const request = buildRequest(delivery, keyring, clock.now());
      answer = request === undefined ? NO_SECRET : await sender.send(request, signal);
      await this.#outcomes.keep(delivery, answer);
    } catch (error) {
      // what was sent but not kept as sent is sent again once the lease has ended
      if (signal.aborted && answer === undefined) await this.#handBack(delivery);
      else logger.warn({ problem: errorCodeOf(error) }, 'what came of an outgoing webhook could not be kept');
    } finally {
      leave(answer !== undefined && answer.error === null);
    }
  }

  async #handBack(delivery: ClaimedDelivery): Promise<void> {
    const { database, clock } = this.#options;
    await releaseDelivery(database, delivery, clock.now()).catch(() => {}); // its lease will end
  }
}
