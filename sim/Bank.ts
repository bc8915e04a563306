import { setTimeout as pause } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { BankClient, type BankState, type Told } from './BankClient.ts';
import type { SimClock } from './SimClock.ts';

/** Deliveries and syncs of the sandbox come about by real sockets, within milliseconds. */
const QUIET_WITHIN_MS = 8_000;

/** A sandbox in this process, whose time is the simulation's. */
export class Bank extends BankClient {
  readonly #sandbox: Sandbox;
  readonly #clock: SimClock;

  private constructor(sandbox: Sandbox, clock: SimClock) {
    super(sandbox.url);
    this.#sandbox = sandbox;
    this.#clock = clock;
  }

  static async open(seed: number, syncMs: number, clock: SimClock): Promise<Bank> {
    const sandbox = await startSandbox({ port: 0, seed, syncMs, clock: { now: clock.sandboxNow } });
    clock.onMove = () => sandbox.wake();
    return new Bank(sandbox, clock);
  }

  close(): Promise<void> {
    return this.#sandbox.close();
  }

  /** Time goes on at the bank, and the engine's clock with it. */
  override async advance(itemId: string, what: object): Promise<Told> {
    const told = await super.advance(itemId, what);
    this.#clock.follow(new Date((await this.state()).clock.now));
    return told;
  }

  /** Resolves when every delivery that is due has been tried and no sync is due. */
  async quiet(): Promise<BankState> {
    const deadline = performance.now() + QUIET_WITHIN_MS;
    for (;;) {
      const state = await this.state();
      const now = Date.parse(state.clock.now);
      if (!state.deliveries.pending.some(({ nextAt }) => Date.parse(nextAt) <= now)) return state;
      if (performance.now() > deadline) throw new Error('the sandbox does not come to rest');
      await pause(4);
    }
  }
}
