import { randomBytes } from 'node:crypto';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';
import { Keyring } from '../../src/domain/Keyring.ts';
import { PAGES_AT_ONCE } from '../../src/sync/transactions/sweep-pages.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';
import { ingestFigures } from './ingest-figures.ts';
import { ingestNotes } from './ingest-notes.ts';
import { measureIngest } from './measure-ingest.ts';

const ROWS = 100_000;
const ROUNDS = 5;
/** Which the sync of one item writes with; COPY must have as many. */
const CONNECTIONS = PAGES_AT_ONCE;

/** `npm run bench -- ingest`: from Pluggy's page to the committed row, against COPY. About two minutes. */
export const runIngest: Benchmark = async ({ serverUrl, cleanup, options }) => {
  const { rows = ROWS, rounds = ROUNDS, connections = CONNECTIONS } = options;
  const database = await openBenchDatabase(serverUrl, cleanup);
  const sandboxUrl = await spawnSandbox(cleanup);
  const result = await measureIngest({
    databaseUrl: database.url,
    sandboxUrl,
    credentials: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    keyring: new Keyring([randomBytes(32)]),
    rows,
    rounds,
    connections,
  });
  return {
    figures: ingestFigures(result),
    database: database.words,
    notes: ingestNotes(rounds, connections),
  };
};
