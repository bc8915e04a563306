import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLIENT_ID, CLIENT_SECRET, type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { ingestFigures } from './ingest-figures.ts';
import { measureIngest } from './measure-ingest.ts';

let database: TestDatabase;
let sandbox: Sandbox;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
});

afterAll(async () => {
  await sandbox.close();
  await database.drop();
});

it('measures a small item in two rounds, and sees that the second sync writes nothing', async () => {
  const result = await measureIngest({
    databaseUrl: database.url,
    sandboxUrl: sandbox.url,
    credentials: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    rows: 1_500,
    rounds: 2,
  });
  expect(result.rounds).toHaveLength(2);
  const figures = new Map(ingestFigures(result).map((figure) => [figure.name, figure]));
  expect(figures.get('rows')?.value).toBe(1_500);
  expect(figures.get('second_sync_rows_written')).toMatchObject({ value: 0, ok: true });
  for (const { name, value } of figures.values()) {
    expect(Number.isFinite(value), name).toBe(true);
    if (name !== 'second_sync_rows_written' && name !== 'peak_rss_over_idle_mib')
      expect(value, name).toBeGreaterThan(0);
  }
});
