import { systemClock } from '../../src/domain/clock.ts';
import { COPY_TABLE } from '../write-path/copy-table.ts';
import { COLUMNS, type Peer, valuesOf } from './Peer.ts';

const updated = COLUMNS.filter((name) => !['account_id', 'id', 'first_seen_at'].includes(name));

const SQL = `
insert into ${COPY_TABLE} (${COLUMNS.join(', ')})
values (${COLUMNS.map((_, index) => `$${index + 1}`).join(', ')})
on conflict (account_id, id) do update set ${updated.map((name) => `${name} = excluded.${name}`).join(', ')}`;

/**
 * What public integrations do: an upsert for each object, awaited before the next, each a transaction of its
 * own. The statement is prepared once, which is kinder than most of them are.
 */
export const upsertRowByRow: Peer = {
  name: 'row_by_row_upserts',
  async writePage(client, page) {
    for (const row of page.rows) {
      const values = valuesOf(page, row, systemClock.now());
      await client.query({ name: 'peer-upsert', text: SQL, values });
    }
  },
};
