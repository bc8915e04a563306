import type { ClientBase } from 'pg';
import type { AccountId, UserId } from '../../src/domain/ids.ts';

/** A page of an account, parsed: what a program that goes through objects works with. */
export interface ParsedPage {
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly rows: readonly WireRow[];
}

/** The fields of Pluggy's object that have columns of their own; the rest is there too. */
export interface WireRow {
  readonly id: string;
  readonly date: string;
  readonly amount: number;
  readonly currencyCode: string;
  readonly type: string;
  readonly status: string;
}

/** Another way to bring a page into the table. Written for this comparison, from what such programs do. */
export interface Peer {
  readonly name: string;
  writePage(client: ClientBase, page: ParsedPage): Promise<void>;
}

export const COLUMNS = [
  'account_id',
  'id',
  'user_id',
  'date',
  'amount',
  'currency_code',
  'type',
  'status',
  'raw',
  'first_seen_at',
  'changed_at',
] as const;

/** One row's values in the order of the columns. */
export function valuesOf({ accountId, userId }: ParsedPage, row: WireRow, now: Date): unknown[] {
  return [
    accountId,
    row.id,
    userId,
    row.date,
    row.amount,
    row.currencyCode,
    row.type,
    row.status,
    JSON.stringify(row),
    now,
    now,
  ];
}
