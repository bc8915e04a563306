import { createHmac } from 'node:crypto';
import { HOOK_EVENTS } from '../src/domain/hook-event.ts';
import type { Keyring } from '../src/domain/Keyring.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { HookRunner } from '../src/hooks/HookRunner.ts';
import type { HookAnswer, HookRequest } from '../src/hooks/HookSender.ts';
import type { PluggyV2 } from '../src/services/PluggyV2.ts';
import type { Database } from '../src/store/Database.ts';
import { FaultyDatabase, type Fuse } from './FaultyDatabase.ts';
import { HookMirror } from './HookMirror.ts';
import { Random } from './Random.ts';
import type { SimClock } from './SimClock.ts';

const URL = 'https://receiver.example/hooks';
/** Longer than a lease, and than a pause of an endpoint. */
const LATER_MS = 11 * 60_000;
const MAX_ROUNDS = 40;
const DAY_MS = 86_400_000;

const FINE: HookAnswer = { status: 204, error: null, retryAfter: undefined };
const REFUSED: HookAnswer = { status: 500, error: 'HTTP 500', retryAfter: undefined };
const BROKEN: HookAnswer = { status: null, error: 'ECONNRESET', retryAfter: undefined };

interface Endpoint {
  readonly id: string;
  readonly secret: string;
  readonly since: Date;
}

interface Surroundings {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly clock: SimClock;
  readonly keyring: Keyring;
}

/** What goes wrong between the process and its database, if anything. */
function drawHarm(random: Random): Fuse | undefined {
  if (random.chance(0.5)) return undefined;
  const when = random.pick(['before', 'after'] as const);
  return { kind: random.pick(['crash', 'blip'] as const), when, at: random.between(1, 12) };
}

/**
 * A team's server that is told of changes by outgoing webhooks, and a process that sends them. The server refuses, breaks off, or
 * takes an event and breaks off; the process loses its database, or dies. In the end the server's mirror has to equal the tables.
 */
export class HookFollower {
  readonly #random: Random;
  readonly #surroundings: Surroundings;
  readonly #endpoint: Endpoint;
  readonly #mirror: HookMirror;
  readonly #problems = new Set<string>();
  /** How likely the server takes an event and says so. */
  #kindness = 0.5;
  #sender: { readonly database: FaultyDatabase; readonly runner: HookRunner } | undefined;

  private constructor(seed: number, endpoint: Endpoint, surroundings: Surroundings) {
    this.#random = new Random(seed + 0x400c);
    this.#surroundings = surroundings;
    this.#endpoint = endpoint;
    this.#mirror = new HookMirror(surroundings.database);
  }

  static async open(seed: number, pluggy: PluggyV2, surroundings: Surroundings): Promise<HookFollower> {
    const since = surroundings.clock.now();
    const { id, secret = '' } = await pluggy.webhookEndpoints.create({ url: URL, events: HOOK_EVENTS });
    return new HookFollower(seed, { id, secret, since }, surroundings);
  }

  /** The process tells and sends, now and then, and meets what the seed has for it. */
  async glance(): Promise<void> {
    if (!this.#random.chance(0.2)) return;
    this.#kindness = this.#random.pick([0, 0.3, 0.7, 1]);
    await this.#send(drawHarm(this.#random));
  }

  /** Everything works from now on, and somebody asks for what was not taken. @returns where the mirror is wrong, and what else was */
  async findWrongMirror(pluggy: PluggyV2): Promise<string[]> {
    this.#kindness = 1;
    const { clock, database } = this.#surroundings;
    const { id, since } = this.#endpoint;
    await pluggy.webhookEndpoints.recover(id, since.toISOString());
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      clock.advance(round < MAX_ROUNDS / 2 ? LATER_MS : DAY_MS);
      await this.#send(undefined);
      const { rows } = await database.query(
        `select from pluggy.webhook_deliveries where state = 'pending' limit 1`,
      );
      if (rows.length === 0) return [...this.#problems, ...(await this.#mirror.findWrong())];
    }
    return [...this.#problems, 'the outgoing webhooks never end'];
  }

  async close(): Promise<void> {
    await this.#sender?.runner.stop(0);
    await this.#sender?.database.close();
    this.#sender = undefined;
  }

  async #send(fuse: Fuse | undefined): Promise<void> {
    this.#sender ??= this.#openSender();
    const { database, runner } = this.#sender;
    database.set(fuse);
    try {
      await runner.runUntilIdle();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'DatabaseUnavailable') throw error;
    }
    database.set(undefined);
    if (database.isDead) await this.close();
    await this.#mirror.read();
  }

  #openSender() {
    const { databaseUrl, clock, keyring } = this.#surroundings;
    const database = new FaultyDatabase({ url: databaseUrl, logger: silentLogger, maxConnections: 2 });
    const sender = { send: async (request: HookRequest) => this.#take(request), close: async () => {} };
    const random = this.#random.next;
    return {
      database,
      runner: new HookRunner({ database, clock, keyring, sender, random, logger: silentLogger }),
    };
  }

  /** What the server does with one call. */
  #take({ url, headers, body }: HookRequest): HookAnswer {
    const { 'webhook-id': id = '', 'webhook-timestamp': at = '', 'webhook-signature': given = '' } = headers;
    const key = Buffer.from(this.#endpoint.secret.replace('whsec_', ''), 'base64');
    const expected = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
    if (url !== URL || given !== `v1,${expected}`)
      this.#problems.add('a webhook was not signed as it must be');
    const isKind = this.#random.chance(this.#kindness);
    if (!isKind && this.#random.chance(0.5)) return REFUSED;
    this.#mirror.take(body);
    return isKind ? FINE : BROKEN; // taken, and nobody hears of it: it comes again
  }
}
