import { WebhookSecrets } from '../src/ingest/WebhookSecrets.ts';
import type { Database } from '../src/store/Database.ts';
import { findLostNotes } from './annotations.ts';
import { Bank } from './Bank.ts';
import { type BankItem, type BankState, OPEN_FINANCE, WITH_PASSWORD } from './BankClient.ts';
import { compareWithTruth, findErased, findProblems, findUntold } from './check.ts';
import { findWrongDays } from './days.ts';
import { drawBlip, drawFuse } from './draw-faults.ts';
import type { Fuse } from './FaultyDatabase.ts';
import { Follower } from './follow.ts';
import { HookFollower } from './HookFollower.ts';
import { type Surroundings, WebProcess, WorkerProcess } from './Processes.ts';
import { PEOPLE } from './people.ts';
import { Random } from './Random.ts';
import { SimClock } from './SimClock.ts';
import { findCountedTwice, findTwinRows, findUnpassedNotes, type TwinRow } from './twins.ts';

const WORKERS = 2;
/** Longer than a lease. */
const LEASE_OVER_MS = 45_000;
const LEAST_STEP_MS = 2_000;
const MAX_ROUNDS = 80;

/** How often what happened: a simulation that strikes nothing proves nothing. */
export interface Tally {
  crashes: number;
  blips: number;
  pauses: number;
  /** Notes on rows of an account that ended while another connection shows it. */
  passages: number;
}

/** One world: a bank, a web process, two workers, one clock. Steps act on it; `settle` ends it. */
export class Simulation {
  readonly clock: SimClock;
  readonly random: Random;
  /** Whether faults may come after which events alone don't lead to the truth. Where not, they have to. */
  readonly mayMislead: boolean;
  readonly log: string[] = [];
  /** What people wrote on transactions and was acknowledged. */
  readonly notes = new Set<string>();
  /** Who connected which user of the bank. */
  readonly connections: (readonly [person: string, user: string])[] = [];
  readonly tally: Tally = { crashes: 0, blips: 0, pauses: 0, passages: 0 };
  readonly bank: Bank;
  readonly web: WebProcess;
  readonly #database: Database;
  readonly #surroundings: Surroundings;
  readonly follower: Follower;
  readonly hooks: HookFollower;
  readonly #erased = new Set<string>();
  #workers: WorkerProcess[] = [];

  private constructor(
    parts: Pick<Simulation, 'clock' | 'random' | 'bank' | 'web' | 'follower' | 'hooks'>,
    database: Database,
    surroundings: Surroundings,
  ) {
    this.clock = parts.clock;
    this.random = parts.random;
    this.mayMislead = parts.random.chance(0.5);
    this.bank = parts.bank;
    this.web = parts.web;
    this.follower = parts.follower;
    this.hooks = parts.hooks;
    this.#database = database;
    this.#surroundings = surroundings;
  }

  /** @param database the simulation's own way to look at the tables; empty but for its facts */
  static async open(seed: number, databaseUrl: string, database: Database): Promise<Simulation> {
    const random = new Random(seed);
    const clock = new SimClock();
    const bank = await Bank.open(seed, random.pick([0, 0, 3_000]), clock);
    for (const connector of [WITH_PASSWORD, OPEN_FINANCE])
      await bank.setDates(connector, random.pick(['day', 'instant', null]));
    const surroundings = { databaseUrl, pluggyUrl: bank.url, clock, random: random.fork() };
    const web = await WebProcess.open(surroundings);
    const follower = new Follower(seed, database, clock, web.keyring);
    const around = { database, databaseUrl, clock, keyring: web.keyring };
    const hooks = await HookFollower.open(seed, web.pluggy, around);
    const simulation = new Simulation({ clock, random, bank, web, follower, hooks }, database, surroundings);
    simulation.#workers = await simulation.#openWorkers(false);
    return simulation;
  }

  note(text: string): void {
    this.log.push(text);
  }

  /** An item in any state, or undefined while there is none. */
  async anyItem(isWanted: (item: BankItem) => boolean = () => true): Promise<BankItem | undefined> {
    const items = (await this.bank.state()).items.filter(isWanted);
    return items.length === 0 ? undefined : this.random.pick(items);
  }

  /** What an event said that was received before. */
  async anyEvent(): Promise<object | undefined> {
    const { rows } = await this.#database.query<{ body: object }>(
      'select body from pluggy.inbox order by event_id',
    );
    return rows.length === 0 ? undefined : this.random.pick(rows).body;
  }

  /** Some rows of an account that are shown, whoever's it is; empty while there are none. */
  async anyRows(): Promise<{ readonly accountId?: string; readonly transactionIds?: readonly string[] }> {
    const { rows } = await this.#database.query<{ accountId: string; transactionIds: string[] }>(
      `select account_id as "accountId", (array_agg(id order by id))[1:5] as "transactionIds"
       from pluggy.transactions where deleted_at is null group by account_id order by account_id`,
    );
    return rows.length === 0 ? {} : this.random.pick(rows);
  }

  /** A row that two connections of one person show, and that nothing was said of; undefined while there is none. */
  async anyTwinRow(): Promise<TwinRow | undefined> {
    const rows = await findTwinRows(this.#database);
    return rows.length === 0 ? undefined : this.random.pick(rows);
  }

  /** With which Pluggy's deliveries are told from forged ones. */
  async secret(): Promise<string> {
    const secrets = new WebhookSecrets(this.#database, this.clock, this.web.keyring);
    return (await secrets.toRegister())?.header ?? '';
  }

  /** Something that may fail while faults are on, as it may for a person at the page. */
  async attempt(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => {
      this.note(`  ${error instanceof Error ? error.name : 'failed'}`);
      if (error instanceof TypeError || error instanceof ReferenceError) throw error;
    });
  }

  /** Ids of the events that were acknowledged. */
  static acknowledged({ deliveries }: BankState): string[] {
    return deliveries.attempts.filter(({ ok }) => ok).map(({ eventId }) => eventId);
  }

  /** The workers do what is due, side by side, and meet what the seed has for them. */
  async work(): Promise<void> {
    const fuses = this.#workers.map(() => drawFuse(this.random));
    const blip = drawBlip(this.random);
    this.web.database.set(blip);
    this.note(`work ${fuses.map(nameOf).join(', ')}; web ${nameOf(blip)}`);
    this.clock.advance(1_000);
    await Promise.all(this.#workers.map((worker, index) => this.#runUnder(worker, index, fuses[index])));
    this.web.database.set(undefined);
    await this.#watchWithheld();
  }

  /** What is hidden wrongly may be back before the end, so that it is looked for whenever work was done. */
  async #watchWithheld(): Promise<void> {
    const { items } = await this.bank.state();
    for (const { id } of items.filter(({ isWithheld }) => isWithheld)) {
      for (const problem of await findErased(this.#database, id, await this.bank.truth(id)))
        this.#erased.add(problem);
    }
  }

  async #runUnder(worker: WorkerProcess, index: number, fuse: Fuse | undefined): Promise<void> {
    const { database } = worker;
    const losesSession = this.random.chance(0.5);
    database.onPause = () => this.#standStill(worker, losesSession);
    database.set(fuse);
    await worker.run();
    if (fuse !== undefined && fuse.kind !== 'pause' && database.fuse === undefined) {
      this.tally[fuse.kind === 'crash' ? 'crashes' : 'blips'] += 1;
    }
    database.set(undefined);
    if (!database.isDead) return;
    await worker.close();
    this.#workers[index] = await WorkerProcess.open(this.#surroundings, false);
  }

  /** Somebody else takes over what this worker holds and finishes it; then it wakes and believes it goes on. */
  async #standStill(worker: WorkerProcess, losesSession: boolean): Promise<void> {
    this.tally.pauses += 1;
    if (losesSession) worker.database.cutSessions();
    this.clock.advance(LEASE_OVER_MS);
    const rival = await WorkerProcess.open(this.#surroundings, false);
    await rival.run();
    await rival.close();
  }

  /**
   * The faults are over: everything that is due is delivered and done, then every item is read once more, as
   * the service does by itself from time to time.
   * @returns what is not as it must be
   */
  async settle(): Promise<string[]> {
    await this.bank.setFaults({});
    await Promise.all(this.#workers.map((worker) => worker.close()));
    this.#workers = await this.#openWorkers(true);
    if (!(await this.#rest())) return ['the work never ends'];
    if (this.#erased.size > 0) return [...this.#erased];
    if (!this.mayMislead) {
      const early = await compareWithTruth(
        this.#database,
        this.bank,
        await this.bank.state(),
        this.web.keyring,
        (itemId) => findUntold(this.#database, itemId),
      );
      if (early.length > 0) return early.map((problem) => `before the reconciliation: ${problem}`);
    }
    this.clock.advance(1_000);
    await this.web.care.requestReconciliations(0);
    if (!(await this.#rest())) return ['the work never ends after the reconciliation'];
    const state = await this.bank.state();
    return [
      ...(await findProblems(
        this.#database,
        this.bank,
        state,
        this.web.keyring,
        Simulation.acknowledged(state),
      )),
      ...(await findLostNotes(this.#database, this.notes)),
      ...(await findUnpassedNotes(this.#database)),
      ...(await findCountedTwice(this.#database, this.web.pluggy, PEOPLE)),
      ...(await findWrongDays(this.bank, state, this.web.pluggy, PEOPLE)),
      ...(await this.follower.findWrongCopy()),
      // last: it lets days pass
      ...(await this.hooks.findWrongMirror(this.web.pluggy)),
    ];
  }

  async close(): Promise<void> {
    await this.hooks.close();
    await Promise.all([...this.#workers.map((worker) => worker.close()), this.web.close()]);
    await this.bank.close();
  }

  #openWorkers(isPatient: boolean): Promise<WorkerProcess[]> {
    return Promise.all(
      Array.from({ length: WORKERS }, () => WorkerProcess.open(this.#surroundings, isPatient)),
    );
  }

  /** Time passes, from each moment at which something is due to the next, until nothing is. */
  async #rest(): Promise<boolean> {
    let dueInMs = 0;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      this.clock.advance(Math.max(dueInMs, LEAST_STEP_MS));
      await this.bank.quiet();
      await this.bank.visitBanks();
      await Promise.all(this.#workers.map((worker) => worker.run()));
      const next = await this.#nextDueMs(await this.bank.quiet());
      if (next === undefined) return true;
      dueInMs = next;
    }
    return false;
  }

  /** In how long the next thing is to be done at Pluggy or here; undefined: there is nothing left. */
  async #nextDueMs({ items, deliveries, clock }: BankState): Promise<number | undefined> {
    const { rows } = await this.#database.query<{ at: Date }>(
      `select run_at as at from pluggy.jobs where state <> 'dead'`,
    );
    const now = this.clock.now().getTime();
    const waits = [
      ...(items.some(({ status }) => status === 'UPDATING' || status === 'WAITING_USER_INPUT') ? [0] : []),
      ...deliveries.pending.map(({ nextAt }) => Date.parse(nextAt) - Date.parse(clock.now)),
      ...rows.map(({ at }) => at.getTime() - now),
    ];
    return waits.length === 0 ? undefined : Math.min(...waits);
  }
}

function nameOf(fuse: Fuse | undefined): string {
  return fuse === undefined ? 'unharmed' : `${fuse.kind} ${fuse.when} statement ${fuse.at}`;
}
