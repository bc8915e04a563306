/** How many ids one entry of the log names at most, where a statement writes any number of rows. */
const PER_ENTRY = 1_000;

/**
 * The body of a CTE that notes transactions in the log of changes, in the statement that writes them.
 * @param rows a select that yields `account_id`, `id` and `user_id`; rows of nobody are left out
 */
export const noteTransactions = (rows: string): string => `
  insert into pluggy.changes (user_id, kind, account_id, ids)
  select r.user_id, 'transaction', r.account_id, array_agg(r.id) from (
    select w.*, row_number() over (partition by w.user_id, w.account_id) / ${PER_ENTRY} as part
    from (${rows}) w where w.user_id is not null
  ) r group by r.user_id, r.account_id, r.part`;

/**
 * The same for one page of one account, which is one entry.
 * @param rows what yields `id`, with its conditions
 */
export const notePage = (rows: string, accountId: string, userId: string): string => `
  insert into pluggy.changes (user_id, kind, account_id, ids)
  select ${userId}, 'transaction', ${accountId}, array_agg(id) from ${rows}
  having ${userId}::text is not null and count(*) > 0`;
