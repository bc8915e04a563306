import type { FaultDice } from '../faults/FaultDice.ts';
import { noFaults, parseFaults } from '../faults/faults.ts';
import type { CallLog } from '../http/CallLog.ts';
import type { Router } from '../http/Router.ts';
import { objectBody, optionalText, requireUuid } from '../http/read-input.ts';
import { webhookView } from '../http/webhook-routes.ts';
import { ApiError, badRequest, notFound } from '../pluggy/rules/ApiError.ts';
import { advanceItem } from '../pluggy/runs/bank-changes.ts';
import { revokeConsent, scenarioNames, tellStory } from '../pluggy/runs/stories.ts';
import { flowOf } from '../pluggy/state/flow-of.ts';
import type { ItemState } from '../pluggy/state/state.ts';
import { isRevoked, type World } from '../pluggy/state/World.ts';
import type { Courier } from '../webhooks/Courier.ts';
import { writeTruth } from './truth.ts';

const MAX_DAYS = 366;
const MAX_MOVE_MS = 3_660 * 86_400_000;

export interface ControlParts {
  readonly world: World;
  readonly courier: Courier;
  readonly dice: FaultDice;
  readonly calls: CallLog;
  /** Null when the state lives in memory only. */
  readonly dataDir: string | null;
}

/** `/_sandbox`: what tests and curious people see and do behind the API. */
export function addControlRoutes(router: Router, parts: ControlParts): void {
  const { world, courier, dice, calls } = parts;

  router.on('GET', '/_sandbox/state', () => ({ status: 200, json: stateView(parts) }));

  router.change('POST', '/_sandbox/reset', () => {
    world.reset();
    dice.set(noFaults);
    courier.log.length = 0;
    calls.clear();
    return { status: 200, json: { ok: true } };
  });

  router.on('GET', '/_sandbox/items/:id/truth', async ({ params }, response) => {
    await writeTruth(world, requireItem(world, params['id']), response);
    return { streamed: true };
  });

  router.change('POST', '/_sandbox/items/:id/advance', ({ params, body }) => {
    const item = requireItem(world, params['id']);
    const input = objectBody(body);
    const counts = applyAdvance(world, item, input);
    return { status: 200, json: counts };
  });

  router.change('PUT', '/_sandbox/clock', ({ body }) => {
    world.moveClock(clockMoveMs(world, objectBody(body)));
    return { status: 200, json: { now: world.clock.now() } };
  });

  router.on('GET', '/_sandbox/faults', () => ({ status: 200, json: dice.faults }));

  router.on('PUT', '/_sandbox/faults', ({ body }) => {
    dice.set(parseFaults(body ?? {}));
    return { status: 200, json: dice.faults };
  });

  router.on('GET', '/_sandbox/calls', () => ({ status: 200, json: calls.view() }));
}

/** `{ days, seed }`, or a story by its name: `{ scenario, seed }`. */
function applyAdvance(world: World, item: ItemState, input: Readonly<Record<string, unknown>>): object {
  const days = integer(input['days'] ?? 1, 'days', 1, MAX_DAYS);
  const seed = integer(input['seed'] ?? 1, 'seed', 0, 2 ** 31);
  const scenario = optionalText(input, 'scenario');
  if (scenario !== undefined && !scenarioNames.includes(scenario)) {
    throw badRequest(`scenario must be one of the following values: ${scenarioNames.join(', ')}`);
  }
  if (item.status !== 'UPDATED') {
    throw new ApiError(409, 'ITEM_NOT_UPDATED', 'only an item whose last sync succeeded is synced by itself');
  }
  if (isRevoked(item)) return revokeConsent(world, item); // which this sync finds, and nothing else
  return scenario === undefined
    ? advanceItem(world, item, { days, seed })
    : tellStory(world, item, scenario, seed);
}

/** `{ advanceMs }` or `{ now }`; time never goes back. */
function clockMoveMs(world: World, input: Readonly<Record<string, unknown>>): number {
  if (input['advanceMs'] !== undefined) return integer(input['advanceMs'], 'advanceMs', 0, MAX_MOVE_MS);
  const wanted = Date.parse(optionalText(input, 'now') ?? '');
  if (!Number.isFinite(wanted)) throw badRequest('now must be a date and time, or advanceMs a number');
  const ms = wanted - world.nowMs();
  if (ms < 0 || ms > MAX_MOVE_MS)
    throw badRequest("now must not be before the clock's time, nor ten years after");
  return ms;
}

function stateView({ world, courier, dataDir }: ControlParts): object {
  return {
    pid: process.pid,
    url: world.publicUrl,
    dataDir,
    seed: world.seed,
    syncMs: world.syncMs,
    clock: { now: world.clock.now() },
    items: world.state.items.map((item) => ({
      id: item.id,
      connectorId: item.connectorId,
      clientUserId: item.clientUserId,
      status: item.status,
      executionStatus: item.executionStatus,
      lastUpdatedAt: item.lastUpdatedAtMs === null ? null : new Date(item.lastUpdatedAtMs),
      advances: item.history?.advances.length ?? 0,
      isWithheld: isRevoked(item) || flowOf(item).isWithoutAccounts === true,
    })),
    webhooks: world.state.webhooks.map(webhookView),
    deliveries: {
      pending: world.state.deliveries.map(({ id, event, eventId, webhookId, url, attempts, nextAtMs }) => ({
        id,
        event,
        eventId,
        webhookId,
        url,
        attempts,
        nextAt: new Date(nextAtMs),
      })),
      attempts: courier.log,
    },
  };
}

function requireItem(world: World, id: string | undefined): ItemState {
  const item = world.item(requireUuid('id', id));
  if (item === undefined) throw notFound('ITEM_NOT_FOUND', 'item not found');
  return item;
}

function integer(value: unknown, name: string, low: number, high: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high) return value;
  throw badRequest(`${name} must be an integer from ${low} to ${high}`);
}
