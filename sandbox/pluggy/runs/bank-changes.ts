import type { Advance, BankEvent } from '../../bank/advance.ts';
import { advanceBooks, type Books } from '../../bank/books.ts';
import { dayOf } from '../../bank/days.ts';
import type { OwnBank } from '../../bank/own-bank.ts';
import { type Member, movedBetween, productViewsOf } from '../../bank/product-views.ts';
import { successOf } from '../rules/known-users.ts';
import {
  itemEvent,
  minDateMs,
  transactionsCreatedEvent,
  transactionsDeletedEvents,
  transactionsUpdatedEvents,
  type WebhookEvent,
} from '../state/events.ts';
import { flowOf } from '../state/flow-of.ts';
import { type StatusDetail, statusDetailOf } from '../state/outcomes.ts';
import type { ItemState } from '../state/state.ts';
import { isShown, type World } from '../state/World.ts';
import { detailOfProducts } from './product-detail.ts';

const DAY_MS = 86_400_000;

/** How many rows an advance created, updated and deleted. */
export interface ChangeCounts {
  created: number;
  updated: number;
  deleted: number;
}

/** Tells of the rows that the first sync brought, account by account. */
export function announceFirstRows(world: World, item: ItemState): void {
  for (const account of world.trueBooksOf(item)?.accounts ?? []) {
    const { base } = account.ledger;
    if (base.count === 0) continue;
    const rows = {
      count: base.count,
      minDateMs: base.dateMsAt(base.count - 1),
      createdAtMs: account.createdAtMs,
    };
    world.publish(item, transactionsCreatedEvent(item, account, rows, world.publicUrl));
  }
}

/** What happens at the bank before the next automatic sync. */
export interface BankStep {
  readonly days: number;
  readonly seed: number;
  readonly event?: BankEvent;
  readonly ownBanks?: readonly OwnBank[];
}

/** What a sync found at the bank; its events come after the item's own. */
export interface BankNews {
  readonly atMs: number;
  readonly counts: ChangeCounts;
  readonly events: readonly WebhookEvent[];
  /** The products of which something is new. */
  readonly moved: ReadonlySet<Member>;
}

/**
 * The bank moves on, and an automatic sync takes over what changed, with its webhooks. The sandbox's clock
 * moves along, so that no bank is ahead of it. The item must be UPDATED.
 */
export function advanceItem(world: World, item: ItemState, step: BankStep): ChangeCounts {
  const daysAhead = requireBooks(world, item).bankDay + step.days - dayOf(world.nowMs());
  if (daysAhead > 0) world.skipBankDays(daysAhead * DAY_MS);
  endPartialFailure(item);
  const { atMs, counts, events, moved } = takeOver(world, item, step);
  const at = new Date(atMs).toISOString();
  const detail = item.statusDetail ?? statusDetailOf('clean', at, []);
  item.statusDetail = detailOfProducts(withTime(detail, at), item, moved, at);
  item.lastUpdatedAtMs = atMs;
  item.updatedAtMs = atMs;
  world.noteStatus(item);
  world.publish(item, itemEvent('item/updated', item, 'SYNC'));
  for (const event of events) world.publish(item, event);
  return counts;
}

/** What succeeded, succeeded now. */
function withTime(detail: StatusDetail, at: string): StatusDetail {
  const members = Object.entries(detail).map(([name, product]) => [
    name,
    product?.isUpdated === true ? { ...product, lastUpdatedAt: at } : product,
  ]);
  return Object.fromEntries(members) as StatusDetail;
}

/** Where the person's user always fails in part, so does this sync; a failure that was a story is over. */
function endPartialFailure(item: ItemState): void {
  if (flowOf(item).isWithoutAccounts !== true || successOf(item.parameters['user'] ?? '') === 'partial')
    return;
  flowOf(item).isWithoutAccounts = false;
  item.executionStatus = 'SUCCESS';
  item.statusDetail = null;
}

/** Lets a sync see what happened at the bank. The events are the caller's to publish. */
export function takeOver(world: World, item: ItemState, step: BankStep): BankNews {
  const { history } = item;
  const books = requireBooks(world, item);
  if (history === null) throw new Error('the item has no data yet');
  // Later than everything before it, so that createdAtFrom tells this sync's rows from the last one's.
  const lastAtMs = history.advances.at(-1)?.atMs ?? history.connectedAtMs;
  const atMs = Math.max(world.nowMs(), lastAtMs + 1);
  const advance: Advance = { ...step, atMs };
  item.history = { ...history, advances: [...history.advances, advance] };
  const counts = { created: 0, updated: 0, deleted: 0 };
  const events: WebhookEvent[] = [];
  const before = productViewsOf(item.id, books, item.products);
  for (const { account, changes } of advanceBooks(books, advance)) {
    counts.created += changes.created.length;
    counts.updated += changes.updatedIds.length;
    counts.deleted += changes.deletedIds.length;
    if (!isShown(item, account)) continue;
    events.push(...transactionsDeletedEvents(item, account, changes.deletedIds));
    if (changes.created.length > 0) {
      const rows = {
        count: changes.created.length,
        minDateMs: minDateMs(changes.created),
        createdAtMs: atMs,
      };
      events.push(transactionsCreatedEvent(item, account, rows, world.publicUrl));
    }
    events.push(...transactionsUpdatedEvents(item, account, changes.updatedIds));
  }
  const after = productViewsOf(item.id, books, item.products);
  const moved = movedBetween(before, after, counts.created + counts.updated + counts.deleted > 0);
  return { atMs, counts, events, moved };
}

/** How many days the bank is behind the sandbox's clock. */
export function daysBehind(world: World, item: ItemState): number {
  return Math.max(dayOf(world.nowMs()) - requireBooks(world, item).bankDay, 0);
}

function requireBooks(world: World, item: ItemState): Books {
  const books = world.trueBooksOf(item);
  if (books === undefined) throw new Error('the item has no data yet');
  return books;
}
