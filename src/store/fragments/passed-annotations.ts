import type { AccountId, UserId } from '../../domain/ids.ts';

/** The row was shown until its account or its connection ended. */
export const ENDED = (row: string): string =>
  `${row}.deleted_at is not null and ${row}.deleted_reason in ('account_gone', 'item_gone')`;

export const IS_PASSED = `exists (
  select from pluggy.passed_annotations p
  where p.from_account_id = n.account_id and p.from_id = n.transaction_id and p.user_id = n.user_id)`;

export interface Passage {
  readonly userId: UserId;
  /** The account that ended. */
  readonly from: AccountId;
  /** The same account through another connection. */
  readonly to: AccountId;
}
