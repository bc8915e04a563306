import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { measurePeers } from './measure-peers.ts';
import { peersFigures } from './peers-figures.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

it('all store all rows; only an insert that ignores what is there loses edits', async () => {
  const options = { databaseUrl: database.url, rows: 1_000, rounds: 1, connections: 2, seed: 1 };
  const figures = new Map(peersFigures(await measurePeers(options)).map(({ name, value }) => [name, value]));
  expect(figures.get('rows_edited_at_the_bank')).toBe(100);
  expect(figures.get('our_edits_lost')).toBe(0);
  expect(figures.get('row_by_row_upserts_edits_lost')).toBe(0);
  expect(figures.get('batched_insert_or_ignore_edits_lost')).toBe(100);
}, 90_000);
