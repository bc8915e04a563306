import { Agent, type IncomingMessage, request } from 'node:http';
import { Random } from '../../sim/Random.ts';
import { API_PATH } from '../../src/features/shared/urls.ts';
import { checkAnswer } from '../support/answer-schemas.ts';
import { API_KEY } from '../support/test-service.ts';
import { DESCRIBED, type Described } from './described.ts';
import { drawValue, type Known, ODD_TEXTS } from './draw-value.ts';
import type { Person } from './people.ts';

const HANG_MS = 60_000;

/** Operations that cost much, so that they come rarely: archives, calls of Pluggy, streams that end with their socket. */
const WEIGHTS: Readonly<Record<string, number>> = {
  exportPerson: 0.1,
  followEvents: 0.1,
  checkChain: 0.05,
  createConnectToken: 0.1,
  reportItem: 0.1,
  refreshItem: 0.1,
  describeApi: 0.05,
  listConnectors: 0.1,
  readCompleteness: 0.3,
  createKey: 0.2,
};

/** They would take away what the other sequences ask about: never for a person with data. */
const ENDING = new Set(['eraseUser', 'deleteSessions']);
const ITEM_ENDING = new Set(['removeItem', 'assignItem']);

export interface SequenceWorld {
  readonly port: number;
  readonly people: readonly Person[];
  /** A fresh session of the person. */
  readonly openSession: (userId: string) => Promise<string>;
  readonly foreignIn: (text: string, allowed: string | undefined, asked: string) => string[];
}

interface Drawn {
  readonly operation: Described;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  /** Whose data the answer may have; null: anybody's. */
  readonly allowed: string | undefined | null;
}

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const totalWeight = DESCRIBED.reduce((sum, { id }) => sum + (WEIGHTS[id] ?? 1), 0);

/** What one caller asks, one request after the other over one socket, all of it drawn from one seed. */
export class Sequence {
  readonly #world: SequenceWorld;
  readonly #random: Random;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #me: Person;
  readonly #learned = new Map<string, string[]>();
  #cursors: string[] = [];
  readonly sent: string[] = [];
  readonly faults: string[] = [];

  constructor(seed: number, world: SequenceWorld) {
    this.#random = new Random(seed);
    this.#world = world;
    this.#me = this.#random.pick(world.people);
  }

  async run(requests: number): Promise<void> {
    const session = await this.#world.openSession(this.#me.userId);
    for (let n = 0; n < requests; n += 1) await this.#step(session);
    this.#agent.destroy();
  }

  async #step(session: string): Promise<void> {
    const drawn = this.#draw(session);
    const { operation, path, body, headers, allowed } = drawn;
    const line = `${operation.method} ${path} ${JSON.stringify(headers)}${body === undefined ? '' : ` ${body.slice(0, 2_000)}`}`;
    this.sent.push(line.replace(session, '<session>'));
    const answer = await this.#send(drawn).catch((error: unknown) => {
      this.faults.push(`${operation.id}: ${error instanceof Error ? error.message : 'no answer'}`);
      return undefined;
    });
    if (answer === undefined) return;
    const { status, type, text } = answer;
    if (status >= 500) this.faults.push(`${operation.id} answered ${status}: ${text.slice(0, 300)}`);
    const sent = { method: operation.method, url: path, status, type, text };
    for (const fault of checkAnswer(sent)) this.faults.push(fault);
    if (allowed !== null)
      for (const seen of this.#world.foreignIn(text, allowed, line))
        this.faults.push(`${operation.id} answered ${status} with what is another person's: ${seen}`);
    this.#learn(operation, answer);
  }

  #pick(): Described {
    let left = this.#random.next() * totalWeight;
    for (const operation of DESCRIBED) {
      left -= WEIGHTS[operation.id] ?? 1;
      if (left < 0) return operation;
    }
    return this.#random.pick(DESCRIBED);
  }

  #draw(session: string): Drawn {
    const random = this.#random;
    const operation = this.#pick();
    const who = random.weighted({ session: 70, server: 24, wrong: 3, nobody: 3 });
    const userId = ENDING.has(operation.id) ? `nobody-${random.between(1, 9)}` : this.#userId();
    const known: Known = {
      id: (name) => this.#id(name, operation.id),
      userId: () => this.#userId(),
      cursor: () => this.#cursor(),
    };
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'userId'
        ? encode(userId)
        : encode(random.chance(0.05) ? random.pick(ODD_TEXTS) : known.id(name)),
    );
    const query = new URLSearchParams();
    for (const { name, schema } of operation.query)
      if (random.chance(name === 'limit' || operation.query.length < 4 ? 0.6 : 0.2))
        for (const value of [drawValue(random, name, schema, known)].flat()) query.append(name, plain(value));
    if (random.chance(0.02))
      query.append(random.pick(['unknown', 'limit', '__proto__']), random.pick(ODD_TEXTS));
    const body = operation.body === undefined ? undefined : this.#body(operation.body, known);
    const asked = query.size === 0 ? '' : `?${query}`;
    return {
      operation,
      path: `${API_PATH}${path}${asked}`,
      headers: this.#headers(who, session, body),
      body,
      allowed: this.#allowed(who, operation, userId),
    };
  }

  #allowed(who: string, { path }: Described, userId: string): string | undefined | null {
    if (who === 'session') return this.#me.userId;
    if (who !== 'server') return undefined;
    return path.startsWith('/user/') ? userId : null;
  }

  #headers(who: string, session: string, body: string | undefined): Record<string, string> {
    const random = this.#random;
    const token = { session, server: API_KEY, wrong: 'x.y.z', nobody: undefined }[who];
    return {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined
        ? {}
        : { 'content-type': random.chance(0.97) ? 'application/json' : 'text/plain' }),
      ...(random.chance(0.05) ? { 'idempotency-key': random.pick(['k', 'a key', 'x'.repeat(300)]) } : {}),
      ...(random.chance(0.05) ? { 'if-none-match': random.pick(['*', 'W/"1"', '"', 'x']) } : {}),
      ...(random.chance(0.05) ? { 'last-event-id': random.pick(['0', '-1', 'x', '9'.repeat(30)]) } : {}),
      ...(random.chance(0.3) ? { 'accept-language': random.pick(['en', 'pt-BR', 'xx;q=z', '*']) } : {}),
    };
  }

  #body(schema: Described['body'] & object, known: Known): string {
    const random = this.#random;
    if (random.chance(0.02)) return random.pick(['', '{', 'null', '[]', '"x"', '{"a":', '[['.repeat(2_000)]);
    return JSON.stringify(drawValue(random, 'body', schema, known)) ?? 'null';
  }

  /** Mostly one's own, often somebody else's, sometimes nobody's. */
  #userId(): string {
    const random = this.#random;
    if (random.chance(0.05)) return random.pick(ODD_TEXTS);
    return random.chance(0.75) ? this.#me.userId : random.pick(this.#world.people).userId;
  }

  #id(name: string, operation: string): string {
    const random = this.#random;
    if (random.chance(0.1)) return randomId(random);
    // connections are asked about by the other sequences too: none is ended or given away
    if (ITEM_ENDING.has(operation)) return randomId(random);
    const learned = this.#learned.get(name) ?? [];
    if (learned.length > 0 && random.chance(0.7)) return random.pick(learned);
    const person = random.chance(0.3) ? random.pick(this.#world.people) : this.#me;
    const ids = person.ids[name] ?? [];
    return ids.length === 0 ? randomId(random) : random.pick(ids);
  }

  #cursor(): string {
    const random = this.#random;
    return this.#cursors.length === 0 || random.chance(0.2)
      ? random.pick(ODD_TEXTS)
      : random.pick(this.#cursors);
  }

  /** What an answer gave that later requests can name. */
  #learn({ id }: Described, { status, type, text }: Answered): void {
    if (status >= 300 || !type.startsWith('application/json')) return;
    const answer = JSON.parse(text) as Record<string, unknown>;
    const keep = (name: string, value: unknown): void => {
      if (typeof value === 'string') this.#learned.set(name, [...(this.#learned.get(name) ?? []), value]);
    };
    if (typeof answer['next'] === 'string') this.#cursors = [...this.#cursors.slice(-9), answer['next']];
    const NAMES: Readonly<Record<string, readonly [string, string]>> = {
      createRule: ['ruleId', 'id'],
      runRule: ['runId', 'runId'],
      createWebhookEndpoint: ['endpointId', 'id'],
      testWebhookEndpoint: ['deliveryId', 'id'],
      createKey: ['keyId', 'id'],
      createSession: ['sessionId', 'sessionId'],
      eraseUser: ['receiptId', 'receiptId'],
    };
    const names = NAMES[id];
    if (names !== undefined) keep(names[0], answer[names[1]]);
  }

  #send({ operation, path, headers, body }: Drawn): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const asked = request({
        agent: this.#agent,
        port: this.#world.port,
        host: '127.0.0.1',
        method: operation.method,
        path,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
      });
      const timer = setTimeout(() => asked.destroy(new Error('no answer within a minute')), HANG_MS);
      asked.once('close', () => clearTimeout(timer));
      asked.once('error', reject);
      asked.once('response', (response: IncomingMessage) => {
        const type = response.headers['content-type'] ?? '';
        const pieces: Buffer[] = [];
        const done = (): void =>
          resolve({ status: response.statusCode ?? 0, type, text: Buffer.concat(pieces).toString() });
        response.on('data', (piece: Buffer) => {
          pieces.push(piece);
          if (!type.startsWith('text/event-stream')) return;
          done();
          asked.destroy();
        });
        response.once('end', done);
        response.once('error', reject);
      });
      asked.end(body);
    });
  }
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** A part of a path; what no URL can carry is sent as it is. */
function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
}

/** Nobody's. */
const randomId = (random: Random): string =>
  `${random.between(10_000_000, 99_999_999)}-2222-4333-8444-555555555555`;
