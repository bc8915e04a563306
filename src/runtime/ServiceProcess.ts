import type { Config } from '../config.ts';
import type { Clock } from '../domain/clock.ts';
import { DEFAULT_LANGUAGE, type Language } from '../domain/language.ts';
import type { Logger } from '../domain/logger.ts';
import type { AuditEntry } from '../features/admin/Audit.ts';
import { type ChainReport, checkChain } from '../features/admin/check-chain.ts';
import { type ComparedNow, compareNow } from '../features/completeness/compare-now.ts';
import type { Session } from '../features/sessions/Sessions.ts';
import { CallShares } from '../features/shared/CallShares.ts';
import { requireUserId } from '../features/shared/require-input.ts';
import { Slots } from '../features/shared/Slots.ts';
import { parseEvent } from '../ingest/parse-event.ts';
import { receiveEvent } from '../ingest/receive-event.ts';
import { isOwnCall, recogniseOwnCall } from '../ingest/round-trip.ts';
import { allJobHandlers } from './job-handlers.ts';
import { LazyParts } from './LazyParts.ts';
import { connectionsFor } from './open-databases.ts';
import type { OpenParts, PartsOptions } from './open-parts.ts';

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

/** What an object works with, for the composition root alone: worker, care and commands share its connections. */
export let lazyPartsOf: (object: ServiceProcess) => LazyParts;

/** What the routes ask before a use case runs. */
export abstract class ServiceProcess {
  readonly config: Config;
  readonly logger: Logger;
  readonly #lazy: LazyParts;
  readonly #exports: Slots;
  readonly #callShares = new CallShares();
  readonly #searches = new Slots(SEARCHES, 'too_many_searches');
  readonly #eventStreams = new Slots(EVENT_STREAMS);

  static {
    lazyPartsOf = (object) => object.#lazy;
  }

  constructor(config: Config, options: PartsOptions) {
    this.#lazy = new LazyParts(config, options);
    this.config = config;
    this.logger = this.#lazy.logger;
    const { exportDatabase: inAll } = connectionsFor(config.databaseConnections);
    this.#exports = new Slots({ perUser: EXPORTS_PER_USER, inAll });
  }

  /** Connects to the database and brings it to this program's schema; every other method does so when needed. */
  async open(): Promise<void> {
    await this.parts();
  }

  /** Ends what this object opened; what was handed in stays open. */
  close(): Promise<void> {
    return this.#lazy.close();
  }

  protected parts(): Promise<OpenParts> {
    return this.#lazy.ready();
  }

  /** Tries every link of the chain and says which one fails. */
  async check(language: Language = DEFAULT_LANGUAGE): Promise<ChainReport> {
    return checkChain(await this.#lazy.connect(), language);
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
    const handlers = allJobHandlers(parts);
    const { signal } = new AbortController();
    return compareNow(parts, id, { patienceMs: COMMAND_MS, signal, handlers });
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

  /** What time it is by the clock that everything stored goes by. */
  async now(): Promise<Date> {
    return (await this.parts()).clock.now();
  }
}
