import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../sim/Random.ts';
import type { World } from './World.ts';

export const PEOPLE = ['ana', 'bia', 'caio', 'davi'];
const BANK_USERS = [
  'user-ok',
  'user-ok-two-checking-accounts',
  'user-ok-digits',
  'user-ok-investor',
  'user-ok-indebted',
  'user-ok-company',
  'user-ok-perf-10x',
];
const SCENARIOS = [
  'salary-day',
  'card-bill-closes',
  'pending-posted-new-ids',
  'late-rows',
  'row-vanishes-and-returns',
  'outage-mass-deletion-and-recovery',
];
const MOST_ITEMS = 8;
const READERS = 2;
const BASE = '/api/pluggy-v2';
const ANSWER_WITHIN_MS = 15_000;
/** Fine, refused for a reason, not there, too many, nobody behind the door, not now. */
const HONEST = [200, 201, 202, 204, 404, 429, 502, 503];

/** What the load did, by name, for the last line. */
export type Counts = Record<string, number>;

interface Load {
  readonly world: World;
  readonly random: Random;
  readonly signal: AbortSignal;
  readonly counts: Counts;
}

function count({ counts }: Load, what: string): void {
  counts[what] = (counts[what] ?? 0) + 1;
}

/** Calls a service through the door. A connection that breaks is what chaos does; an answer has to be honest. */
async function call(load: Load, method: string, path: string, body?: object): Promise<string | undefined> {
  const { world } = load;
  try {
    const answer = await fetch(`${world.door.url}${BASE}${path}`, {
      method,
      headers: {
        authorization: 'Bearer sandbox-key',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    count(load, `api ${answer.status}`);
    if (!HONEST.includes(answer.status))
      world.blame(
        `${method} ${path.replace(/user\/\w+/, 'user/:id').replace(/[\da-f-]{36}/, ':id')} answered ${answer.status}: ${text.slice(0, 200)}`,
      );
    return answer.ok ? text : undefined;
  } catch {
    count(load, 'api broken off');
    return undefined;
  }
}

async function read(load: Load): Promise<void> {
  const { random, world } = load;
  const user = random.pick(PEOPLE);
  const path = random.pick(['items', 'accounts', 'transactions', 'financial-data', 'completeness']);
  const text = await call(load, 'GET', `/user/${user}/${path}`);
  if (text === undefined) return;
  try {
    JSON.parse(text);
  } catch {
    world.blame(`GET /user/:id/${path} answered 200 with half of an answer`);
  }
}

const WEIGHTS = {
  connect: 3,
  advance: 8,
  scenario: 5,
  update: 2,
  repeat: 6,
  token: 2,
  removeHere: 0.4,
  removeThere: 0.4,
};

async function disturbBank(load: Load): Promise<void> {
  const { random, world } = load;
  const { bankClient, door } = world;
  const { items } = await bankClient.state();
  const kind = items.length === 0 ? 'connect' : random.weighted(WEIGHTS);
  count(load, kind);
  const item = items.length === 0 ? undefined : random.pick(items);
  const seed = random.between(0, 9_999);
  if (kind === 'connect') {
    if (items.length < MOST_ITEMS) await bankClient.connect(random.pick(PEOPLE), random.pick(BANK_USERS));
  } else if (kind === 'token') {
    await call(load, 'POST', '/connect-token', { userId: random.pick(PEOPLE) });
  } else if (kind === 'repeat') {
    await repeat(load, door.deliveries.length === 0 ? undefined : random.pick(door.deliveries));
  } else if (item !== undefined) {
    if (kind === 'advance') await bankClient.advance(item.id, { days: random.between(1, 3), seed });
    if (kind === 'scenario') await bankClient.advance(item.id, { scenario: random.pick(SCENARIOS), seed });
    if (kind === 'update') await bankClient.update(item.id, {});
    if (kind === 'removeThere') await bankClient.delete(item.id);
    if (kind === 'removeHere') await call(load, 'DELETE', `/user/${item.clientUserId}/items/${item.id}`);
  }
}

/** Pluggy's event once more, as it came, a while later. */
async function repeat(load: Load, delivery: World['door']['deliveries'][number] | undefined): Promise<void> {
  if (delivery === undefined) return;
  const secret = String(delivery.headers['x-webhook-secret'] ?? '');
  const answer = await fetch(`${load.world.door.url}${BASE}/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-webhook-secret': secret },
    body: new Uint8Array(delivery.body),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  await answer.arrayBuffer();
  count(load, `repeated ${answer.status}`);
}

/** Somebody watches the stream of changes, and comes back when it breaks. */
async function watch(load: Load): Promise<void> {
  const answer = await fetch(`${load.world.door.url}${BASE}/user/${PEOPLE[0]}/events`, {
    headers: { authorization: 'Bearer sandbox-key' },
    signal: load.signal,
  });
  if (!answer.ok || answer.body === null) return;
  const reader = answer.body.getReader();
  while (!(await reader.read()).done) count(load, 'stream chunks');
}

async function keepDoing(load: Load, everyMs: number, what: (load: Load) => Promise<void>): Promise<void> {
  while (!load.signal.aborted) {
    await what(load).catch((error: unknown) => {
      if (error instanceof ReferenceError) throw error;
    });
    await pause(load.random.between(0, 2 * everyMs), undefined, { signal: load.signal }).catch(() => {});
  }
}

/** People, banks and Pluggy as on a busy day, until the signal. */
export async function keepBusy(world: World, signal: AbortSignal): Promise<Counts> {
  const counts: Counts = {};
  const load = (): Load => ({ world, random: world.random.fork(), signal, counts });
  await Promise.all([
    keepDoing(load(), 250, disturbBank),
    keepDoing(load(), 250, disturbBank),
    ...Array.from({ length: READERS }, () => keepDoing(load(), 60, read)),
    keepDoing(load(), 200, watch),
  ]);
  return counts;
}
