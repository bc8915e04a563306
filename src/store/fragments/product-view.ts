import type { ListName } from './list-tables.ts';

/** Neither says itself whose it is: Pluggy lists bills of an account, and movements of an investment. */
const VIEWS: Readonly<Partial<Record<ListName, string>>> = {
  bills: `(t.raw || jsonb_build_object('accountId', t.parent_id))`,
  investmentTransactions: `(t.raw || jsonb_build_object('investmentId', t.parent_id))`,
};

/** What a row `t` of a list looks like outside: Pluggy's object. */
export const productView = (name: ListName): string => VIEWS[name] ?? 't.raw';

/** Bills that went with their card, which the bank closed. */
const OF_CLOSED = `exists (
  select from pluggy.accounts a where a.id = t.parent_id and a.deleted_at is not null and t.deleted_at >= a.deleted_at)`;

/** The condition that a row `t` of a list is shown. @param includeDeleted also the bills of closed cards */
export const isProductShown = (name: ListName, includeDeleted: boolean): string =>
  includeDeleted && name === 'bills' ? `(t.deleted_at is null or ${OF_CLOSED})` : 't.deleted_at is null';
