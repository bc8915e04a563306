import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeEach } from 'vitest';
import { call } from './api.ts';
import { secretOf } from './look-inside.ts';
import type { MovingClock } from './moving-clock.ts';
import { bankRow, daysAgo, uuid } from './ScriptedBank.ts';
import { CLIENT_ID } from './sandbox-client.ts';
import type { TestApp } from './test-app.ts';
import { type ScriptedWorld as Scripted, useWorld } from './world.ts';

export const ACCOUNT = uuid(1, 'a');
/** The id of the row that `connect` brings and that is older than any look back. */
export const OLD_ID = uuid(1, 'f');

/** A service that knows one connection at most, whose bank says what the test wants. */
export class ScriptedWorld {
  readonly #world: Scripted;
  #secret!: string;

  constructor(world: Scripted) {
    this.#world = world;
  }

  async open(): Promise<void> {
    await this.app.care.rotateWebhookSecret();
    this.#secret = (await secretOf(this.databaseUrl, 'webhook')).toString('base64url');
  }

  get bank(): Scripted['bank'] {
    return this.#world.bank;
  }

  get clock(): MovingClock {
    return this.#world.clock;
  }

  get app(): TestApp {
    return this.#world.app;
  }

  get databaseUrl(): string {
    return this.#world.databaseUrl;
  }

  /** Another process beside it. */
  start(): Promise<TestApp> {
    return this.#world.start();
  }

  /** Delivers an event about the connection as Pluggy would. @param more also an `eventId` of its own, or undefined for none */
  async tell(event: string, more: object = {}): Promise<void> {
    const body = { event, eventId: randomUUID(), itemId: this.bank.itemId, clientId: CLIENT_ID, ...more };
    const options = { method: 'POST', body, token: null, headers: { 'x-webhook-secret': this.#secret } };
    const { status } = await call(this.app.url, '/api/pluggy-v2/webhook', options);
    if (status !== 202) throw new Error(`the event was answered with ${status}`);
  }

  /** Time passes, and what is due is done. */
  async pass(ms = 200): Promise<void> {
    this.clock.advance(ms);
    await this.app.work();
  }

  sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.#world.sql<Row>(text, values);
  }

  /** A connection of the test's own, which it ends. */
  async connectTo(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    return client;
  }

  /** The names of the events that no sync has acted on. */
  async unsettled(): Promise<string[]> {
    const rows = await this.sql<{ event: string }>(
      'select event from pluggy.inbox where settled_at is null order by id',
    );
    return rows.map(({ event }) => event);
  }

  /** The ids of the transactions that are shown. */
  async shown(): Promise<string[]> {
    const rows = await this.sql<{ id: string }>(
      'select id from pluggy.transactions where deleted_at is null order by id',
    );
    return rows.map(({ id }) => id);
  }

  /** The connection as it is after its first sync: an old row and a new one. */
  async connect(): Promise<void> {
    this.bank.hold(ACCOUNT, [bankRow(1, daysAgo(100)), bankRow(2, daysAgo(2))]);
    await this.tell('item/created');
    await this.pass();
    if ((await this.shown()).length !== 2) throw new Error('the first sync did not bring both rows');
    this.bank.takeReads();
  }
}

/** A fresh world for each test of the file. */
export function withScriptedItem(): ScriptedWorld {
  const bank = () => ({ products: ['INVESTMENTS', 'INVESTMENTS_TRANSACTIONS'] });
  const world = new ScriptedWorld(useWorld('scripted', { each: 'test', bank }));
  beforeEach(() => world.open());
  return world;
}
