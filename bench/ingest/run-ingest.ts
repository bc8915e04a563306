import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';
import { ingestFigures } from './ingest-figures.ts';
import { INGEST_NOTES } from './ingest-notes.ts';
import { measureIngest } from './measure-ingest.ts';

const ROWS = 100_000;
const ROUNDS = 3;

/** `npm run bench -- ingest`: from Pluggy's page to the committed row, against COPY. About a minute. */
export const runIngest: Benchmark = async ({ serverUrl, cleanup }) => {
  const database = await openBenchDatabase(serverUrl, cleanup);
  const sandboxUrl = await spawnSandbox(cleanup);
  const result = await measureIngest({
    databaseUrl: database.url,
    sandboxUrl,
    credentials: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    rows: ROWS,
    rounds: ROUNDS,
  });
  return { figures: ingestFigures(result), database: database.words, notes: INGEST_NOTES };
};
