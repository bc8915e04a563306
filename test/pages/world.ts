import { afterAll, beforeAll } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { DEMO_USER } from '../../src/contract/demo-user.ts';
import { type Clock, systemClock } from '../../src/domain/clock.ts';
import { call } from '../support/api.ts';
import { createTestDatabase } from '../support/database.ts';
import { SandboxClient } from '../support/sandbox-client.ts';
import { startTestService, type TestService } from '../support/test-service.ts';
import { until } from '../support/until.ts';
import type { Known } from './pages.ts';

/** When all of it begins, so that pictures of it are the same on any day. */
const BEGIN = new Date('2026-11-20T15:00:00.000Z');

/** A person with several banks, one of which needs them, in a world whose data and whose day never change. */
export interface PersonsWorld {
  readonly service: TestService;
  readonly sandbox: Sandbox;
  readonly known: Known;
  /** For the browser, whose clock stands still. */
  readonly today: Date;
  /** A session of the person's, for the browser: what the service gives it ends in the browser's past. */
  readonly sessionToken: string;
}

/** Food and drinks. */
const FOOD = '11000000';

/** The days that a bank's scenario takes pass for the service as well. */
interface WorldClock extends Clock {
  goOnTo(now: Date): void;
}

function clockFrom(start: Date): WorldClock {
  let begun = performance.now() - start.getTime();
  return {
    now: () => new Date(performance.now() - begun),
    sleep: systemClock.sleep,
    goOnTo: (now) => {
      begun = performance.now() - now.getTime();
    },
  };
}

/** The connection that the person has to see to. What happens at its bank takes a day. */
async function connectLost(bank: SandboxClient, sandboxUrl: string, clock: WorldClock): Promise<string> {
  const lost = await bank.connect(DEMO_USER, 'user-ok-freelancer');
  await bank.scenario(lost, 'consent-revoked');
  const state = await (await fetch(`${sandboxUrl}/_sandbox/state`)).json();
  clock.goOnTo(new Date((state as { clock: { now: string } }).clock.now));
  return lost;
}

interface Items {
  readonly items: readonly {
    readonly id: string;
    readonly status: string;
    readonly sync: { state: string; health: string };
  }[];
}
interface Accounts {
  readonly accounts: readonly { readonly id: string; readonly type: string; readonly itemId: string }[];
}

async function connectBanks(
  sandbox: Sandbox,
  clock: WorldClock,
  ask: <T>(path: string) => Promise<T>,
): Promise<Known> {
  const bank = new SandboxClient(sandbox.url);
  const lost = await connectLost(bank, sandbox.url, clock);
  const itemId = await bank.connect(DEMO_USER);
  await bank.connect(DEMO_USER, 'user-ok-investor');
  await bank.connect(DEMO_USER, 'user-ok-indebted');
  await bank.connectWithConsent(DEMO_USER);
  await until('all banks are read', async () => {
    const { items } = await ask<Items>('/items');
    const isRead = items.every(({ id, status, sync }) =>
      // A bank that was just connected is up to date.
      id === lost ? status === 'LOGIN_ERROR' : sync.state === 'done' && sync.health === 'ok',
    );
    return items.length === 5 && isRead;
  });
  const { accounts } = await ask<Accounts>('/accounts');
  const idOf = (type: string): string =>
    accounts.find((one) => one.itemId === itemId && one.type === type)?.id ?? '';
  return { itemId, accountId: idOf('BANK'), cardId: idOf('CREDIT'), categoryId: FOOD };
}

/** Opened before the tests of the file and closed after them. */
export function usePersonsWorld(): PersonsWorld {
  const world: { -readonly [Name in keyof PersonsWorld]?: PersonsWorld[Name] } = {};
  let drop = async (): Promise<void> => {};
  beforeAll(async () => {
    const database = await createTestDatabase();
    drop = () => database.drop();
    const clock = clockFrom(BEGIN);
    const sandbox = await startSandbox({ port: 0, syncMs: 0, seed: 1, clock: clockFrom(BEGIN) });
    world.sandbox = sandbox;
    const service = await startTestService({ databaseUrl: database.url, clock, sharedClock: clock, sandbox });
    world.service = service;
    const ask = async <T>(path: string): Promise<T> =>
      (await call(service.url, `/api/pluggy-v2/user/${DEMO_USER}${path}`)).json<T>();
    world.known = await connectBanks(sandbox, clock, ask);
    world.today = clock.now();
    const body = { userId: DEMO_USER };
    const session = await call(service.url, '/api/pluggy-v2/session', { method: 'POST', body });
    world.sessionToken = session.json<{ sessionToken: string }>().sessionToken;
  });
  afterAll(async () => {
    await world.service?.stop();
    await world.sandbox?.close();
    await drop();
  });
  return world as PersonsWorld;
}
