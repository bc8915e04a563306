import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CLIENT_ID, CLIENT_SECRET, type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { Keyring } from '../../src/domain/Keyring.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { ingestFigures } from './ingest-figures.ts';
import { measureIngest } from './measure-ingest.ts';

let database: TestDatabase;
let sandbox: Sandbox;

beforeEach(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
});

afterEach(async () => {
  await sandbox.close();
  await database.drop();
});

it.each([1, 2])(
  'measures a small item in two rounds, on as many connections as COPY (%i)',
  async (connections) => {
    const result = await measureIngest({
      databaseUrl: database.url,
      sandboxUrl: sandbox.url,
      credentials: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
      keyring: new Keyring([randomBytes(32)]),
      rows: 1_500,
      rounds: 2,
      connections,
    });
    expect(result.rounds).toHaveLength(2);
    const figures = new Map(ingestFigures(result).map((figure) => [figure.name, figure]));
    expect(figures.get('rows')?.value).toBe(1_500);
    expect(figures.get('connections')?.value).toBe(connections);
    for (const { name, value } of figures.values()) {
      expect(Number.isFinite(value), name).toBe(true);
      expect(value, name).toBeGreaterThan(0);
    }
  },
  90_000,
);
