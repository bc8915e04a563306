import type { Account } from '../../bank/books.ts';
import type { ConnectorStatus } from '../../bank/connectors.ts';
import type { LedgerRow } from '../../bank/row.ts';
import type { TriggeredBy } from './item-status.ts';
import type { ItemState } from './state.ts';

/** Values that a webhook may subscribe to. */
export const SUBSCRIPTIONS = new Set([
  'all',
  'item/all',
  'item/created',
  'item/updated',
  'item/error',
  'item/deleted',
  'item/waiting_user_input',
  'item/waiting_user_action',
  'item/login_succeeded',
  'connector/status_updated',
  'transactions/created',
  'transactions/updated',
  'transactions/deleted',
]);

/** An event's own members; `eventId` and `clientId` are added when it is published. */
export type WebhookEvent = { readonly event: string } & Readonly<Record<string, unknown>>;

/** Pluggy cuts transactions/updated into blocks that fit one `ids` call. */
const UPDATED_BLOCK = 400;

export function itemEvent(
  event:
    | 'item/created'
    | 'item/updated'
    | 'item/waiting_user_input'
    | 'item/waiting_user_action'
    | 'item/login_succeeded',
  item: ItemState,
  triggeredBy: TriggeredBy,
): WebhookEvent {
  return { event, itemId: item.id, clientUserId: item.clientUserId, triggeredBy };
}

export function itemErrorEvent(item: ItemState, triggeredBy: TriggeredBy): WebhookEvent {
  return {
    event: 'item/error',
    itemId: item.id,
    clientUserId: item.clientUserId,
    triggeredBy,
    error: item.error === null ? null : { code: item.error.code, message: item.error.message },
  };
}

export function itemDeletedEvent(item: ItemState): WebhookEvent {
  return { event: 'item/deleted', itemId: item.id, clientUserId: item.clientUserId };
}

export function connectorStatusEvent(connectorId: number, status: ConnectorStatus): WebhookEvent {
  return { event: 'connector/status_updated', id: String(connectorId), data: { status } };
}

/** New rows of one account, all of them taken at the same instant. */
export function transactionsCreatedEvent(
  item: ItemState,
  account: Account,
  rows: { readonly count: number; readonly minDateMs: number; readonly createdAtMs: number },
  publicUrl: string,
): WebhookEvent {
  const createdAtFrom = new Date(rows.createdAtMs).toISOString();
  return {
    event: 'transactions/created',
    itemId: item.id,
    accountId: account.id,
    clientUserId: item.clientUserId,
    transactionsCount: rows.count,
    transactionsMinDate: new Date(rows.minDateMs).toISOString(),
    transactionsCreatedAtFrom: createdAtFrom,
    createdTransactionsLink: `${publicUrl}/v2/transactions?accountId=${account.id}&createdAtFrom=${createdAtFrom}`,
  };
}

export function transactionsUpdatedEvents(
  item: ItemState,
  account: Account,
  ids: readonly string[],
): WebhookEvent[] {
  const events: WebhookEvent[] = [];
  for (let start = 0; start < ids.length; start += UPDATED_BLOCK) {
    events.push(idsEvent('transactions/updated', item, account, ids.slice(start, start + UPDATED_BLOCK)));
  }
  return events;
}

export function transactionsDeletedEvents(
  item: ItemState,
  account: Account,
  ids: readonly string[],
): WebhookEvent[] {
  return ids.length === 0 ? [] : [idsEvent('transactions/deleted', item, account, ids)];
}

/** The oldest date among rows; they are never empty where an event is made of them. */
export function minDateMs(rows: readonly LedgerRow[]): number {
  return rows.reduce((oldest, row) => Math.min(oldest, row.dateMs), Number.MAX_SAFE_INTEGER);
}

function idsEvent(
  event: 'transactions/updated' | 'transactions/deleted',
  item: ItemState,
  account: Account,
  transactionIds: readonly string[],
): WebhookEvent {
  return {
    event,
    itemId: item.id,
    accountId: account.id,
    transactionIds,
    transactionsCount: transactionIds.length,
  };
}
