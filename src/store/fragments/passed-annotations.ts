import type { AccountId, UserId } from '../../domain/ids.ts';

/** The row was shown until its account or its connection ended. */
export const ENDED = (row: string): string =>
  `${row}.deleted_at is not null and ${row}.deleted_reason in ('account_gone', 'item_gone')`;

export const IS_PASSED = `exists (
  select from pluggy.passed_annotations p
  where p.from_account_id = n.account_id and p.from_id = n.transaction_id and p.user_id = n.user_id)`;

/** A select that has a row where something is said of rows of ended accounts of a user that was not passed on. */
export const LEFT_TO_PASS = (userId: string): string => `
select from pluggy.accounts a join pluggy.annotations n on n.account_id = a.id and n.user_id = a.user_id
where a.user_id = ${userId} and a.deleted_at is not null and not ${IS_PASSED}`;

export interface Passage {
  readonly userId: UserId;
  /** The account that ended. */
  readonly from: AccountId;
  /** The same account through another connection. */
  readonly to: AccountId;
}
