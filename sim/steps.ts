import { CLIENT_ID } from '../sandbox/start-sandbox.ts';
import { annotate } from './annotations.ts';
import { OPEN_FINANCE } from './BankClient.ts';
import { drawFaults } from './draw-faults.ts';
import { endTwin } from './end-twin.ts';
import { PEOPLE } from './people.ts';
import type { Simulation } from './Simulation.ts';

const BANK_USERS = [
  'user-ok',
  'user-ok',
  'user-ok-two-checking-accounts',
  'user-ok-digits',
  'user-ok-investor',
  'user-ok-indebted',
  'user-ok-company',
  'user-ok-freelancer',
];
const MOST_ITEMS = 3;
const SCENARIOS = [
  'salary-day',
  'card-bill-closes',
  'pending-posted-new-ids',
  'late-rows',
  'old-rows-change',
  'row-vanishes-and-returns',
  'outage-mass-deletion-and-recovery',
  'partial-failure',
];

const WEIGHTS = {
  work: 9,
  advance: 6,
  scenario: 5,
  annotate: 4,
  endTwin: 1,
  connect: 3,
  connectAgain: 2,
  visit: 2,
  update: 2,
  faults: 2,
  time: 2,
  forge: 1,
  repeat: 2,
  report: 1,
  reconcile: 2,
  wrongPassword: 0.5,
  remove: 1,
  revoke: 0.5,
  revokeUnnoticed: 1.5,
  dropCards: 0.5,
};

/** Does one thing, and says what in a word or two for the log. */
type Step = (simulation: Simulation) => Promise<string>;

async function advance(simulation: Simulation, what: object): Promise<string> {
  const item = await simulation.anyItem();
  if (item === undefined) return 'no item';
  const seed = simulation.random.between(0, 9_999);
  const { status } = await simulation.bank.advance(item.id, { ...what, seed });
  return `${item.id} ${JSON.stringify(what)} ${status}`;
}

async function update(simulation: Simulation, parameters: Readonly<Record<string, string>>): Promise<string> {
  const item = await simulation.anyItem();
  if (item === undefined) return 'no item';
  return `${item.id} ${(await simulation.bank.update(item.id, parameters)).status}`;
}

const STEPS: Readonly<Record<keyof typeof WEIGHTS, Step>> = {
  work: async (simulation) => {
    await simulation.work();
    return 'done';
  },

  advance: (simulation) => advance(simulation, { days: simulation.random.between(1, 3) }),

  scenario: (simulation) => advance(simulation, { scenario: simulation.random.pick(SCENARIOS) }),

  annotate,

  endTwin,

  revoke: (simulation) => advance(simulation, { scenario: 'consent-revoked' }),

  /** The bank says nothing of it: the data are empty, and the item is as it was. */
  revokeUnnoticed: async (simulation) => {
    const item = await simulation.anyItem(({ connectorId }) => connectorId === OPEN_FINANCE);
    if (item === undefined) return 'no consent';
    const { status } = await simulation.bank.advance(item.id, { scenario: 'consent-revoked-unnoticed' });
    return `${item.id} ${status}`;
  },

  connect: async ({ bank, random, connections }) => {
    const [person, user] = [random.pick(PEOPLE), random.pick(BANK_USERS)];
    const isOpenFinance = random.chance(0.4);
    if ((await bank.state()).items.length >= MOST_ITEMS) return 'enough items';
    if (isOpenFinance) {
      const { status } = await bank.connectWithConsent(person);
      return `${person} Open Finance ${status}, ${await bank.visitBanks()} at the bank`;
    }
    connections.push([person, user]);
    return `${person} ${user} ${(await bank.connect(person, user)).status}`;
  },

  /** A second connection to the same accounts: somebody connects again instead of reconnecting. */
  connectAgain: async ({ bank, random, connections }) => {
    if (connections.length === 0) return 'nothing was connected';
    const [person, user] = random.pick(connections);
    if ((await bank.state()).items.length >= MOST_ITEMS) return 'enough items';
    return `${person} ${user} ${(await bank.connect(person, user)).status}`;
  },

  visit: async ({ bank }) => `${await bank.visitBanks()} at the bank`,

  dropCards: async (simulation) => {
    const item = await simulation.anyItem();
    return item === undefined ? 'no item' : `${item.id} ${(await simulation.bank.dropCards(item.id)).status}`;
  },

  update: (simulation) => update(simulation, {}),

  wrongPassword: (simulation) => update(simulation, { user: 'user-ok', password: 'wrong' }),

  faults: async ({ bank, random, mayMislead }) => {
    const faults = drawFaults(random, mayMislead);
    await bank.setFaults(faults);
    return JSON.stringify(faults);
  },

  time: async ({ clock, random }) => {
    const ms = random.pick([500, 5_000, 60_000, 20 * 60_000]);
    clock.advance(ms);
    return `${ms} ms`;
  },

  /** A delivery that nobody at Pluggy made; with the secret it is taken, and must change nothing. */
  forge: async (simulation) => {
    const event = simulation.random.pick(['item/deleted', 'item/updated', 'transactions/deleted']);
    const eventId = `forged-${simulation.random.between(0, 1_000_000)}`;
    const itemId = (await simulation.anyItem())?.id;
    const body = { event, eventId, itemId, clientId: CLIENT_ID };
    if (simulation.random.chance(0.5)) {
      const rows = event === 'transactions/deleted' ? await simulation.anyRows() : {};
      const taken = await simulation.web.deliver({ ...body, ...rows }, await simulation.secret());
      return `${event} of ${itemId} with the secret ${taken}`;
    }
    const status = await simulation.web.deliver(body, 'not-the-secret');
    if (status !== 401) throw new Error(`a forged ${event} was answered with ${status}`);
    return `${event} ${status}`;
  },

  /** An event of long ago, once more and out of its order: as the same, or as one of its own that says it again. */
  repeat: async (simulation) => {
    const body = await simulation.anyEvent();
    if (body === undefined) return 'no event';
    const isNew = simulation.random.chance(0.5);
    const own = isNew ? { eventId: `repeated-${simulation.random.between(0, 1_000_000)}` } : {};
    const status = await simulation.web.deliver({ ...body, ...own }, await simulation.secret());
    return `${isNew ? 'as a new one ' : ''}${status}`;
  },

  /** The page tells of an item, whatever became of its webhooks. */
  report: async (simulation) => {
    const item = await simulation.anyItem();
    if (item?.clientUserId == null) return 'no item';
    await simulation.attempt(() => simulation.web.pluggy.reportItem(item.clientUserId ?? '', item.id));
    return item.id;
  },

  reconcile: async (simulation) => {
    await simulation.attempt(() => simulation.web.care.requestReconciliations(0));
    return 'asked';
  },

  /** By the person here, or by somebody else at Pluggy. */
  remove: async (simulation) => {
    const { bank, random, web } = simulation;
    const item = await simulation.anyItem();
    const isHere = random.chance(0.5);
    if (item === undefined) return 'no item';
    if (isHere) await simulation.attempt(() => web.pluggy.removeItem(item.clientUserId ?? '', item.id));
    else await bank.delete(item.id);
    return `${item.id} ${isHere ? 'here' : 'at Pluggy'}`;
  },
};

/**
 * Begins with a bank that is connected and faults that are on, then whatever the seed brings; somewhere on the way one of
 * two connections to the same account ends.
 */
export async function takeSteps(simulation: Simulation, count: number): Promise<void> {
  const begins: readonly (keyof typeof WEIGHTS)[] = ['connect', 'faults'];
  const twinEnds = simulation.random.between(begins.length + 1, Math.max(count, begins.length + 1));
  for (let n = 1; n <= count; n++) {
    const drawn = simulation.random.weighted(WEIGHTS);
    const name = begins[n - 1] ?? (n === twinEnds ? 'endTwin' : drawn);
    simulation.note(`${n} ${name}`);
    simulation.note(`  ${await STEPS[name](simulation)}`);
    await simulation.follower.glance();
    await simulation.hooks.glance();
  }
}
