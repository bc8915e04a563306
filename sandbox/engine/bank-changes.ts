import type { Advance, BankEvent } from '../data/advance-account.ts';
import { advanceBooks } from '../data/books.ts';
import { dayOf } from '../data/days.ts';
import {
  itemEvent,
  minDateMs,
  transactionsCreatedEvent,
  transactionsDeletedEvents,
  transactionsUpdatedEvents,
} from '../webhooks/events.ts';
import { publish } from '../webhooks/publish.ts';
import type { ItemState } from './state.ts';
import type { World } from './World.ts';

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
    publish(world, item, transactionsCreatedEvent(item, account, rows, world.publicUrl));
  }
}

/** What happens at the bank before the next automatic sync. */
export interface BankStep {
  readonly days: number;
  readonly seed: number;
  readonly event?: BankEvent;
}

/**
 * The bank moves on, and an automatic sync takes over what changed, with its webhooks. The sandbox's clock
 * moves along, so that no bank is ahead of it. The item must be UPDATED. The caller saves the state.
 */
export function advanceItem(world: World, item: ItemState, step: BankStep): ChangeCounts {
  const { history } = item;
  const books = world.trueBooksOf(item);
  if (history === null || books === undefined) throw new Error('the item has no data yet');
  const daysAhead = books.bankDay + step.days - dayOf(world.nowMs());
  if (daysAhead > 0) world.skipBankDays(daysAhead * DAY_MS);
  // Later than everything before it, so that createdAtFrom tells this sync's rows from the last one's.
  const lastAtMs = history.advances.at(-1)?.atMs ?? history.connectedAtMs;
  const atMs = Math.max(world.nowMs(), lastAtMs + 1);
  const advance: Advance = { ...step, atMs };
  item.history = { ...history, advances: [...history.advances, advance] };
  item.lastUpdatedAtMs = atMs;
  item.updatedAtMs = atMs;
  world.noteStatus(item);
  const counts = { created: 0, updated: 0, deleted: 0 };
  publish(world, item, itemEvent('item/updated', item, 'SYNC'));
  for (const { account, changes } of advanceBooks(books, advance)) {
    counts.created += changes.created.length;
    counts.updated += changes.updatedIds.length;
    counts.deleted += changes.deletedIds.length;
    const events = [
      ...transactionsDeletedEvents(item, account, changes.deletedIds),
      ...(changes.created.length === 0
        ? []
        : [
            transactionsCreatedEvent(
              item,
              account,
              { count: changes.created.length, minDateMs: minDateMs(changes.created), createdAtMs: atMs },
              world.publicUrl,
            ),
          ]),
      ...transactionsUpdatedEvents(item, account, changes.updatedIds),
    ];
    for (const event of events) publish(world, item, event);
  }
  return counts;
}
