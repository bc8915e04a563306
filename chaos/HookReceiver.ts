import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { HookMirror } from '../sim/HookMirror.ts';
import type { Random } from '../sim/Random.ts';
import { HOOK_EVENTS } from '../src/domain/hook-event.ts';
import type { Queryable } from '../src/store/Queryable.ts';
import { bodyOf } from './body-of.ts';

const BASE = '/api/pluggy-v2/webhook-endpoints';
const HEADERS = { authorization: 'Bearer sandbox-key', 'content-type': 'application/json' };
const ANSWER_WITHIN_MS = 15_000;
/** How long it is in one mood. */
const MOOD_MS = 4_000;
/** How often it reads again what it was told of. */
const READ_EVERY_MS = 300;
const LATEST_ANSWER_MS = 2_500;

interface Endpoint {
  readonly id: string;
  readonly secret: string;
  readonly since: Date;
}

/**
 * A team's server that is told of changes by outgoing webhooks, and for a while refuses, breaks off, answers late, or takes an event
 * and breaks off. It reads again whatever an event names, and nothing else: its mirror shows what was not told.
 */
export class HookReceiver {
  readonly url: string;
  /** What it did, by name. */
  readonly counts: Record<string, number> = {};
  readonly #server: Server;
  readonly #random: Random;
  readonly #mirror: HookMirror;
  readonly #problems = new Set<string>();
  #endpoint: Endpoint | undefined;
  /** How likely it takes an event and says so. */
  #kindness = 1;

  private constructor(server: Server, random: Random, database: Queryable) {
    this.#server = server;
    this.#random = random;
    this.#mirror = new HookMirror(database);
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
    server.on('request', (asked, answer) => {
      void this.#take(asked).then(
        (status) => (status === undefined ? answer.destroy() : answer.writeHead(status).end()),
        () => answer.destroy(), // the sender was killed while it sent
      );
    });
  }

  /** @param database from which the team's server reads what it was told of */
  static async open(random: Random, database: Queryable): Promise<HookReceiver> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new HookReceiver(server, random, database);
  }

  /** Asks a service to be told from now on. */
  async register(serviceUrl: string): Promise<void> {
    const body = JSON.stringify({ url: this.url, events: HOOK_EVENTS });
    const answer = await fetch(`${serviceUrl}${BASE}`, { method: 'POST', headers: HEADERS, body });
    if (answer.status !== 201) throw new Error(`no webhook endpoint could be made: ${answer.status}`);
    const { id, secret } = (await answer.json()) as { id: string; secret: string };
    this.#endpoint = { id, secret, since: new Date(Date.now() - ANSWER_WITHIN_MS) };
  }

  /** Reads what it was told of, in moods that change, until the signal. */
  async keepReading(signal: AbortSignal): Promise<void> {
    for (let moodUntil = 0; !signal.aborted; ) {
      if (performance.now() > moodUntil) {
        this.#kindness = this.#random.pick([0, 0.5, 0.9, 1, 1]);
        moodUntil = performance.now() + MOOD_MS;
      }
      await this.#mirror.read().catch(() => {}); // PostgreSQL is away; read the next time
      await pause(READ_EVERY_MS, undefined, { signal }).catch(() => {});
    }
    this.#kindness = 1;
  }

  /** Asks for everything that was not taken, as an operator does who has mended the team's server. */
  async recover(serviceUrl: string): Promise<void> {
    const { id = '', since = new Date() } = this.#endpoint ?? {};
    const answer = await fetch(`${serviceUrl}${BASE}/${id}/recover`, {
      method: 'POST',
      headers: HEADERS,
      body: JSON.stringify({ since }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await answer.arrayBuffer();
    if (!answer.ok) this.#problems.add(`the webhooks could not be asked for again: ${answer.status}`);
  }

  /** Where the mirror is not what the tables hold, and what was wrong on the way. */
  async findWrong(): Promise<string[]> {
    await this.#mirror.read();
    return [...this.#problems, ...(await this.#mirror.findWrong())];
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** @returns the status that it answers; undefined: it breaks off */
  async #take(asked: IncomingMessage): Promise<number | undefined> {
    const body = (await bodyOf(asked)).toString();
    if (!this.#isSigned(asked.headers, body)) this.#problems.add('a webhook was not signed as it must be');
    const isKind = this.#random.chance(this.#kindness);
    if (!isKind && this.#random.chance(0.5))
      return this.#count('refused', this.#random.pick([500, 503, 429]));
    if (!isKind && this.#random.chance(0.3)) return this.#count('broken off', undefined);
    this.#mirror.take(body);
    if (!isKind && this.#random.chance(0.5)) return this.#count('taken and broken off', undefined);
    if (!isKind) await pause(this.#random.between(0, LATEST_ANSWER_MS));
    return this.#count('taken', 204);
  }

  #count<Status>(what: string, status: Status): Status {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
    return status;
  }

  #isSigned(headers: IncomingHttpHeaders, body: string): boolean {
    const [id, at, given] = ['id', 'timestamp', 'signature'].map((name) =>
      String(headers[`webhook-${name}`]),
    );
    const key = Buffer.from((this.#endpoint?.secret ?? '').replace('whsec_', ''), 'base64');
    return given === `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`;
  }
}
