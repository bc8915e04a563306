import { ApiError } from '../rules/ApiError.ts';
import { consentOwnerOf } from '../rules/consent-owner.ts';
import { itemErrorEvent, itemEvent } from '../state/events.ts';
import { flowOf } from '../state/flow-of.ts';
import { executionStatusOf, failures, statusDetailOf } from '../state/outcomes.ts';
import type { ItemState } from '../state/state.ts';
import type { World } from '../state/World.ts';
import { advanceItem, type ChangeCounts } from './bank-changes.ts';
import { detailOfProducts } from './product-detail.ts';
import { scenarios } from './scenarios.ts';

const REVOKED = 'consent-revoked';
const UNNOTICED = 'consent-revoked-unnoticed';
const EXPIRED = 'consent-expires';
const PARTIAL = 'partial-failure';
/** How long after its beginning a story of two parts ends, on the sandbox's clock. */
const AFTERWARDS_MS = 5_000;

export const scenarioNames: readonly string[] = [...scenarios.keys(), PARTIAL, REVOKED, UNNOTICED, EXPIRED];

/** Lets something particular happen at the bank, and an automatic sync find it. */
export function tellStory(world: World, item: ItemState, name: string, seed: number): ChangeCounts {
  if (item.afterwards != null) end(world, item, item.afterwards);
  if (name === REVOKED) return revokeConsent(world, item);
  if (name === UNNOTICED) return revokeUnnoticed(world, item);
  if (name === EXPIRED) return expireConsent(world, item);
  if (name === PARTIAL) return failInPart(world, item);
  const scenario = scenarios.get(name);
  const books = world.trueBooksOf(item);
  if (scenario === undefined || books === undefined) throw new Error(`no story '${name}' for this item`);
  const { event, after } = scenario;
  const days = scenario.days(books);
  const counts = advanceItem(world, item, { days, seed, ...(event === undefined ? {} : { event }) });
  if (after === undefined) return counts;
  item.afterwards = { event: after, seed, dueAtMs: world.nowMs() + AFTERWARDS_MS };
  return counts;
}

/** Ends every story whose end is due; true when there was one. */
export function endStories(world: World): boolean {
  let isEnded = false;
  for (const item of world.state.items) {
    const { afterwards } = item;
    if (afterwards == null || item.status !== 'UPDATED' || afterwards.dueAtMs > world.nowMs()) continue;
    end(world, item, afterwards);
    isEnded = true;
  }
  return isEnded;
}

/** When the next story ends; one whose item cannot be synced waits for that. */
export function nextEndMs(world: World): number | undefined {
  const waiting = world.state.items.filter(({ status }) => status === 'UPDATED');
  const times = waiting.flatMap(({ afterwards }) => afterwards?.dueAtMs ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

function end(world: World, item: ItemState, { event, seed }: NonNullable<ItemState['afterwards']>): void {
  item.afterwards = null;
  advanceItem(world, item, { days: 0, seed, event });
}

/** A sync finds the consent taken back: the API shows no data until the person consents again. */
export function revokeConsent(world: World, item: ItemState): ChangeCounts {
  const code = 'USER_AUTHORIZATION_REVOKED';
  item.status = failures[code].status;
  item.executionStatus = code;
  item.error = { code, message: failures[code].message };
  item.updatedAtMs = world.nowMs();
  flowOf(item).consentRevokedAtMs ??= world.nowMs();
  world.noteStatus(item);
  world.publish(item, itemErrorEvent(item, 'SYNC'));
  return { created: 0, updated: 0, deleted: 0 };
}

/** The consent's time is over, and a sync finds it: the API shows no data until the person consents again. */
function expireConsent(world: World, item: ItemState): ChangeCounts {
  setConsentEnd(world, item, world.nowMs());
  flowOf(item).consentRevokedAtMs = world.nowMs();
  return revokeConsent(world, item);
}

/** Says when the consent ends; null: never. */
export function setConsentEnd(world: World, item: ItemState, endMs: number | null): void {
  requireConsent(item);
  flowOf(item).consentExpiresAtMs = endMs;
  item.updatedAtMs = world.nowMs();
}

function requireConsent(item: ItemState): void {
  if (consentOwnerOf(item) === undefined)
    throw new ApiError(409, 'ITEM_WITHOUT_CONSENT', 'only an Open Finance connection has a consent');
}

/** The API shows no data from now on, and the item says nothing of it until its next sync. */
function revokeUnnoticed(world: World, item: ItemState): ChangeCounts {
  requireConsent(item);
  flowOf(item).consentRevokedAtMs = world.nowMs();
  return { created: 0, updated: 0, deleted: 0 };
}

/** The next sync cannot read the bank accounts: the API shows none until a later sync can. */
function failInPart(world: World, item: ItemState): ChangeCounts {
  const nowMs = world.nowMs();
  const at = new Date(nowMs).toISOString();
  item.executionStatus = executionStatusOf('partial');
  item.statusDetail = detailOfProducts(statusDetailOf('partial', at, []), item, new Set(), at);
  item.lastUpdatedAtMs = nowMs;
  item.updatedAtMs = nowMs;
  flowOf(item).isWithoutAccounts = true;
  world.noteStatus(item);
  world.publish(item, itemEvent('item/updated', item, 'SYNC'));
  return { created: 0, updated: 0, deleted: 0 };
}
