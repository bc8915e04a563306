import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { createTestDatabase } from '../../test/support/database.ts';
import type { AccountId } from '../domain/ids.ts';
import { silentLogger } from '../domain/logger.ts';
import { openDatabases } from '../runtime/open-databases.ts';
import { listLooseEnds } from './statements/transactions/list-loose-ends.ts';

const server = await createTestDatabase();
const databases = openDatabases(
  server.url,
  { databaseDirectUrl: undefined, databaseReadUrl: undefined, databaseConnections: 16 },
  silentLogger,
);
afterAll(async () => {
  await databases.close();
  await server.drop();
});

it('plans a statement of a sync once, however long the lists that it is given are', async () => {
  const { syncDatabase } = databases;
  const made = await syncDatabase.asSystem(async (tx) => {
    for (const count of [1, 3, 1, 9, 2, 5, 1, 4]) {
      const accounts = Array.from({ length: count }, () => randomUUID() as AccountId);
      await listLooseEnds(tx, accounts, new Date(0), null);
    }
    const { rows } = await tx.query(
      `select generic_plans::int as kept, custom_plans::int as anew from pg_prepared_statements where name = 'loose-ends'`,
    );
    return rows;
  });
  expect(made).toEqual([{ kept: 8, anew: 0 }]);
});
