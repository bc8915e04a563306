import { createServer } from 'node:http';
import pg from 'pg';
import { SIGNED_AMOUNT, SIGNED_IN_ACCOUNT_CURRENCY } from '../../src/store/fragments/transaction-view.ts';

/** In the plain words of the functions, as the goal was set. */
const PURCHASE_DAY = `pluggy.local_day(pluggy.instant_or_null(t.raw->'creditCardMetadata'->>'purchaseDate'))`;

/**
 * What an answer with all of a user's rows is compared with: PostgreSQL puts each together in one step, as the owner of the
 * tables, and Node's server alone sends it. It knows nothing of annotations, suggestions, bills and instalments, and opens
 * nothing. A program of its own; the first argument is the database, the path a user.
 */
const SELECT = `
select (t.raw || jsonb_build_object('accountId', t.account_id, 'localDate', pluggy.local_day(t.date),
  'cashMonth', to_char(pluggy.local_day(t.date), 'YYYY-MM'), 'purchaseLocalDate', ${PURCHASE_DAY}, 'signedAmount', ${SIGNED_AMOUNT},
  'signedAmountInAccountCurrency', ${SIGNED_IN_ACCOUNT_CURRENCY}, 'instalments', null, 'suggestedPredecessorId', null,
  'userCategoryId', null, 'note', null, 'tags', '[]'::jsonb, 'ignored', false, 'ownDate', null))::text as view
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id and i.deleted_at is null
join pluggy.transactions t on t.account_id = a.id and t.deleted_at is null
where a.user_id = $1
order by t.account_id, t.date desc, t.id desc`;

const pool = new pg.Pool({ connectionString: process.argv[2], max: 2 });
const server = createServer((request, response) => {
  pool.query<{ view: string }>({ name: 'all', text: SELECT, values: [(request.url ?? '').slice(1)] }).then(
    ({ rows }) =>
      response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(`{"transactions":[${rows.map(({ view }) => view).join(',')}]}`),
    () => response.writeHead(503).end(),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('there is no port');
  process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
