import type { Config } from '../config.ts';
import type { Clock } from '../domain/clock.ts';
import type { KeyState } from '../domain/Keyring.ts';
import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';
import { KEY_TEXTS } from '../domain/texts/chain.ts';
import { comparisonInterval, describeStandingProblem } from '../domain/webhook-standing.ts';
import type { AuditEntry } from '../features/admin/Audit.ts';
import { type ChainReport, checkChain } from '../features/admin/check-chain.ts';
import { type ComparedNow, compareNow } from '../features/completeness/compare-now.ts';
import { proveWebhooks, readStanding } from '../features/completeness/webhook-standing.ts';
import { Turns } from '../features/connections/Turns.ts';
import { readKeyState } from '../features/keys/key-state.ts';
import type { Session } from '../features/sessions/Sessions.ts';
import { CallShares } from '../features/shared/CallShares.ts';
import type { Parts } from '../features/shared/Parts.ts';
import { WHILE_SOMEBODY_WAITS } from '../features/shared/patience.ts';
import { requireUserId } from '../features/shared/require-input.ts';
import { Slots } from '../features/shared/Slots.ts';
import { ownWebhookUrl } from '../features/shared/urls.ts';
import { keepWebhook } from '../ingest/keep-webhook.ts';
import { parseEvent } from '../ingest/parse-event.ts';
import { receiveEvent } from '../ingest/receive-event.ts';
import { isOwnCall, recogniseOwnCall } from '../ingest/round-trip.ts';
import type { JobHandlers } from '../queue/job.ts';
import type { Database } from '../store/Database.ts';
import { isMigrated } from '../store/migrate.ts';
import { tryWrite } from '../store/statements/settings/try-write.ts';
import { backgroundJobHandlers, jobHandlers } from './job-handlers.ts';
import { LazyParts } from './LazyParts.ts';
import { connectionsFor } from './open-databases.ts';
import type { Provided } from './open-parts.ts';
import { describeSharedSessions } from './pooled-sessions.ts';
import { requestReconciliations } from './reconcile.ts';
import { type Forgotten, forgetOld } from './retention.ts';

const keyProblem = (state: KeyState): string | undefined =>
  state === 'fine' ? undefined : 'encryption_key_missing';
/** Each holds a connection to the database for as long as its caller reads. */
const EXPORTS_PER_USER = 2;
/** A person has a few pages open on a few devices. */
const EVENT_STREAMS = { perUser: 20, inAll: 5_000 };

/**
 * A search reads every row of a user, so that it can take as long as a statement may. A person who types makes a few at a
 * time; with all users together they wait for a connection in turn.
 */
const SEARCHES = { perUser: 4, inAll: Number.POSITIVE_INFINITY };

/** How long a request waits for a comparison (proxies give up after a minute), and how long a command does. */
const REQUEST_MS = 50_000;
const COMMAND_MS = 10 * 60_000;

/** How old the proof may be that the database takes writes. */
const TRY_WRITE_EVERY_MS = 1_000;

/** What a running service does of itself, and what its routes ask before a use case runs. */
export abstract class ServiceProcess extends LazyParts {
  readonly #turns = new Turns();
  /** Whether Pluggy has accepted the credentials since the start. */
  #accepted = false;
  /** When the database last took a write, by `performance.now`. */
  #wroteAt = Number.NEGATIVE_INFINITY;
  #writing: Promise<void> | undefined;
  /** What the log last said of the encryption keys. */
  #keys: KeyState = 'fine';
  /** What the log last said of whether webhooks arrive. */
  #webhookProblem: string | null | undefined;
  readonly #exports: Slots;
  readonly #callShares = new CallShares();
  readonly #searches = new Slots(SEARCHES, 'too_many_searches');
  readonly #eventStreams = new Slots(EVENT_STREAMS);

  constructor(config: Config, provided: Provided) {
    super(config, provided);
    const { exportDatabase: inAll } = connectionsFor(config.databaseConnections);
    this.#exports = new Slots({ perUser: EXPORTS_PER_USER, inAll });
  }

  /**
   * True once Pluggy accepted the credentials, and while the database has all tables in place and takes writes. A lost
   * encryption key makes nothing unready, since deliveries need none; the log tells of it.
   */
  async isReady(): Promise<boolean> {
    const { ingestDatabase: database } = await this.connect();
    if (!this.#accepted || !(await isMigrated(database))) return false;
    await this.#tryWrite(database);
    await this.keyState();
    return true;
  }

  /** At most one try at a time and one a second: anybody may ask whether the service is ready. */
  async #tryWrite(database: Database): Promise<void> {
    if (performance.now() - this.#wroteAt < TRY_WRITE_EVERY_MS) return;
    this.#writing ??= tryWrite(database)
      .then(() => {
        this.#wroteAt = performance.now();
      })
      .finally(() => {
        this.#writing = undefined;
      });
    await this.#writing;
  }

  /** Whether the encryption keys open what is stored; the log tells of a change. */
  async keyState(): Promise<KeyState> {
    const { ingestDatabase: database, keyring, logger } = await this.parts();
    const state = await readKeyState(database, keyring);
    if (state !== this.#keys)
      logger[state === 'fine' ? 'info' : 'error']({ problem: keyProblem(state) }, KEY_TEXTS[state].en);
    this.#keys = state;
    return state;
  }

  /** Tells in the log of a pooler that takes away what live updates and workers need. */
  async warnOfPooler(): Promise<void> {
    const parts = await this.parts();
    const warning = await describeSharedSessions(parts, 'en');
    if (warning !== undefined) parts.logger.warn({ problem: 'pooler_keeps_no_session' }, warning);
  }

  /** Tries every link of the chain and says which one fails. */
  async check(language: Language = DEFAULT_LANGUAGE): Promise<ChainReport> {
    return checkChain(await this.connect(), language);
  }

  /** Proves that Pluggy is there and takes the credentials. */
  async ping(): Promise<void> {
    await (await this.connect()).client.ping(WHILE_SOMEBODY_WAITS);
    this.#accepted = true;
  }

  /** `ended` for a token of ours that is good no longer, undefined for anything that never was one. */
  async verifySession(token: string): Promise<Session | 'ended' | undefined> {
    return (await this.parts()).sessions.verify(token);
  }

  /** Calls `end` once a verified session is revoked, by this process or another. @returns how to stop watching */
  async watchSession(sessionId: string, end: () => void): Promise<() => void> {
    return (await this.parts()).sessions.watch(sessionId, end);
  }

  /** Writes down who did what, or was refused; nobody waits for it. */
  note(entry: AuditEntry): void {
    this.parts().then(
      ({ audit }) => audit.note(entry),
      () => {}, // there is no database to write to, and nothing was done without it
    );
  }

  /** Whether a delivery carries the secret that this service registered with Pluggy. */
  async acceptsWebhook(secret: string | undefined): Promise<boolean> {
    return (await this.parts()).webhookSecrets.accepts(secret);
  }

  /** Whether a call without the secret is this service's own, made while no process can read the secret. */
  async isOwnCall(nonce: string | undefined): Promise<boolean> {
    if (nonce === undefined) return false;
    const { database, clock } = await this.parts();
    return isOwnCall(database, nonce, clock.now());
  }

  /** Whether a call is this service's own, which proves that webhooks arrive and leads to nothing else. */
  async recogniseOwnCall(nonce: string | undefined): Promise<boolean> {
    if (nonce === undefined) return false;
    const { database, clock } = await this.parts();
    return recogniseOwnCall(database, nonce, clock.now());
  }

  /**
   * Calls this service's own webhook address over BASE_URL, as Pluggy would; all processes and commands know what came of
   * it. The log tells of a change. @returns whether webhooks are known to arrive
   */
  async proveWebhooks(signal?: AbortSignal): Promise<boolean> {
    const parts = await this.parts();
    const { arriving, problem } = await proveWebhooks(parts, signal);
    if (problem !== null && problem !== this.#webhookProblem) {
      const why = describeStandingProblem(problem, 'en');
      parts.logger.warn(
        { problem },
        `webhooks are not known to arrive (${why}); every connection is compared with Pluggy every 15 minutes instead`,
      );
    } else if (arriving && this.#webhookProblem !== null) {
      parts.logger.info({}, 'a call to this service over BASE_URL came in: webhooks arrive');
    }
    this.#webhookProblem = problem;
    return arriving;
  }

  /**
   * Makes a delivery durable, together with the request for the work; then it may be acknowledged. One that nobody can
   * read is kept too, and told of once.
   * @param encoding its Content-Encoding
   */
  async receiveWebhook(body: Buffer, encoding?: string): Promise<void> {
    const { ingestDatabase, clock, config, logger, missingItems } = await this.parts();
    const event = parseEvent(body, config.pluggy.clientId, encoding);
    const isNew = await receiveEvent(ingestDatabase, event, clock.now());
    const { outcome, eventId, itemId } = event;
    if (itemId !== null) missingItems.forget(itemId);
    if (isNew && outcome === 'unreadable')
      logger.warn({ outcome, eventId, bytes: body.length }, 'a webhook that nobody can read was kept');
  }

  /** Reads the banks and the categories anew where what is stored has grown old. */
  async refreshLists(): Promise<void> {
    const parts = await this.parts();
    await Promise.all([parts.connectors.refresh(), parts.categories.refresh()]);
  }

  /** Registers this service's webhook with Pluggy, or repairs it. */
  async keepWebhook(): Promise<void> {
    const { client, workDatabase: database, webhookSecrets: secrets, clock, logger } = await this.parts();
    await keepWebhook({ client, database, secrets, clock, logger, url: ownWebhookUrl(this.config) });
    this.#accepted = true;
  }

  /** Makes a new webhook secret and registers it; the previous one is accepted for 24 hours more. */
  async rotateWebhookSecret(): Promise<void> {
    const { webhookSecrets } = await this.parts();
    await webhookSecrets.rotate();
    await this.keepWebhook();
  }

  /**
   * Asks for the comparison of every item whose time has come.
   * @param intervalMs default: the setting, and at most 15 minutes while webhooks are not known to arrive
   * @returns how many
   */
  async requestReconciliations(intervalMs?: number): Promise<number> {
    const parts = await this.parts();
    const ms = intervalMs ?? (await this.#comparisonIntervalMs(parts));
    return requestReconciliations({ ...parts, database: parts.workDatabase }, ms);
  }

  /**
   * Compares everything of a user with Pluggy now, and waits for it.
   * @param userId null: the connections that are nobody's
   * @param leave of a request, which waits for 50 seconds at most, or until its caller leaves; a running service does the
   * work. Without it the work is done here as well, and it takes as long as 10 minutes.
   */
  async compareNow(userId: string | null, leave?: AbortSignal): Promise<ComparedNow> {
    const id = userId === null ? null : requireUserId(userId);
    const parts = await this.parts();
    if (leave !== undefined) return compareNow(parts, id, { patienceMs: REQUEST_MS, signal: leave });
    const handlers = { ...jobHandlers(parts), ...backgroundJobHandlers(parts) };
    const { signal } = new AbortController();
    return compareNow(parts, id, { patienceMs: COMMAND_MS, signal, handlers });
  }

  async #comparisonIntervalMs(parts: Parts): Promise<number> {
    const standing = await readStanding(parts, parts.workDatabase);
    return comparisonInterval(standing, this.config.reconcileIntervalMs, parts.clock.now());
  }

  /** Tells those who watch of what time alone has changed since the last call. @returns how many connections have turned */
  async announceTurns(): Promise<number> {
    return this.#turns.announce(await this.parts());
  }

  /** Room for one answer that holds a connection while it is read. @returns what gives it back */
  takeExportSlot(userId: string): () => void {
    return this.#exports.take(requireUserId(userId));
  }

  /** Takes a call to Pluggy out of the user's share. @throws {PublicError} too_many_calls */
  spendCall(userId: string): void {
    this.#callShares.spend(requireUserId(userId), performance.now());
  }

  /** Room for one search. @returns what gives it back. @throws {PublicError} too_many_searches */
  takeSearchSlot(userId: string): () => void {
    return this.#searches.take(requireUserId(userId));
  }

  /** Room for one stream of events. @returns what gives it back */
  takeEventSlot(userId: string): () => void {
    return this.#eventStreams.take(requireUserId(userId));
  }

  /** The clock that everything stored goes by. */
  async clock(): Promise<Clock> {
    return (await this.parts()).clock;
  }

  /** Forgets what is older than the settings allow. */
  async forgetOld(): Promise<Forgotten> {
    return forgetOld(await this.parts());
  }

  /** What time it is by the clock that everything stored goes by. */
  async now(): Promise<Date> {
    return (await this.parts()).clock.now();
  }

  /** What a worker has to do for each kind of job. */
  async jobHandlers(): Promise<JobHandlers> {
    return jobHandlers(await this.parts());
  }

  /** The same of what runs in the background; a worker of its own keeps it from delaying what somebody waits for. */
  async backgroundJobHandlers(): Promise<JobHandlers> {
    return backgroundJobHandlers(await this.parts());
  }

  /** How many jobs of one process may run at this moment: none while Pluggy is paused, one to try it again. */
  async jobRoom(): Promise<number> {
    return (await this.parts()).gate.room();
  }
}
