import { systemClock } from '../../src/domain/clock.ts';
import { COPY_TABLE } from '../write-path/copy-table.ts';
import { COLUMNS, type Peer, valuesOf } from './Peer.ts';

/** A statement for so many rows; each value is a parameter. */
function sqlFor(rows: number): string {
  const width = COLUMNS.length;
  const tuple = (row: number): string =>
    `(${COLUMNS.map((_, column) => `$${row * width + column + 1}`).join(', ')})`;
  const tuples = Array.from({ length: rows }, (_, row) => tuple(row)).join(', ');
  return `insert into ${COPY_TABLE} (${COLUMNS.join(', ')}) values ${tuples} on conflict do nothing`;
}

/**
 * What Pluggy's own sample does: the rows of a page in one insert that skips those whose id is there already
 * (an ORM's `createMany` with `skipDuplicates`). A row that changed at the bank is skipped like any other.
 */
export const insertOrIgnore: Peer = {
  name: 'batched_insert_or_ignore',
  async writePage(client, page) {
    if (page.rows.length === 0) return;
    const now = systemClock.now();
    const values = page.rows.flatMap((row) => valuesOf(page, row, now));
    await client.query({
      name: `peer-insert-${page.rows.length}`,
      text: sqlFor(page.rows.length),
      values,
    });
  },
};
