import type { Side } from '../support/Side.ts';
import { withDatabase } from '../support/with-database.ts';
import { fillPass, ROWS_PER_CHUNK } from './fill.ts';
import { shuffledAccounts, storePeople } from './people.ts';
import { freshPage, makeTemplates, type Template } from './templates.ts';
import { type FreshPage, writeFreshPages } from './write-fresh-pages.ts';

export interface GrowthOptions {
  /** Two databases on one server: one stays empty, one grows. */
  readonly emptyUrl: string;
  readonly fullUrl: string;
  /** How many rows the one grows to: 500 for each account. */
  readonly rows: number;
  readonly rounds: number;
  /** Of 500 new rows, each for another account. */
  readonly pagesPerRun: number;
  readonly seed: number;
  /** Told what is being done; it takes minutes. */
  readonly tell: (words: string) => void;
}

/** The two databases, measured one right after the other with the same pages. */
export interface GrowthPair {
  readonly none: Side;
  readonly stored: Side;
}

export interface GrowthStage {
  /** Stored when the stage was measured; each round adds its own. */
  readonly rows: number;
  readonly pairs: readonly GrowthPair[];
}

export interface GrowthResult {
  readonly rowsPerRun: number;
  readonly stages: readonly GrowthStage[];
  readonly tableBytes: number;
  readonly indexBytes: number;
}

/** Of a hundred rows for every account; the first stage is measured after one. */
const PASSES = 5;

/** What an installation that has been running for long looks like: statistics, hint bits and free space known. */
async function settle(databaseUrl: string): Promise<void> {
  await withDatabase(databaseUrl, (database) => database.query('vacuum (analyze) pluggy.transactions'));
}

async function emptyAgain(databaseUrl: string): Promise<void> {
  await withDatabase(databaseUrl, (database) => database.query('truncate pluggy.transactions'));
}

async function makePages(
  databaseUrl: string,
  templates: readonly Template[],
  count: number,
  seed: string,
): Promise<FreshPage[]> {
  const accounts = await shuffledAccounts(databaseUrl, seed, count);
  return accounts.map((accountId) => ({ accountId, body: freshPage(templates, accountId) }));
}

async function runOn(databaseUrl: string, pages: readonly FreshPage[], rows: number): Promise<Side> {
  await withDatabase(databaseUrl, (database) => database.query('checkpoint'));
  return writeFreshPages(databaseUrl, pages, rows);
}

/** One round of both; the one that begins changes from round to round. */
async function runPair(
  { emptyUrl, fullUrl, seed, pagesPerRun }: GrowthOptions,
  templates: readonly Template[],
  round: number,
  stage: number,
): Promise<GrowthPair> {
  const pages = await makePages(
    fullUrl,
    templates,
    pagesPerRun,
    `seed ${seed} stage ${stage} round ${round}`,
  );
  const rows = pages.length * templates.length;
  const early = round % 2 === 1 ? await runOn(fullUrl, pages, rows) : undefined;
  const none = await runOn(emptyUrl, pages, rows);
  const stored = early ?? (await runOn(fullUrl, pages, rows));
  await emptyAgain(emptyUrl);
  return { none, stored };
}

async function sizes(databaseUrl: string): Promise<{ tableBytes: number; indexBytes: number }> {
  return withDatabase(databaseUrl, async (database) => {
    const { rows } = await database.query<{ tableBytes: number; indexBytes: number }>(
      `select pg_table_size('pluggy.transactions')::float8 as "tableBytes",
         pg_indexes_size('pluggy.transactions')::float8 as "indexBytes"`,
    );
    return rows[0] ?? { tableBytes: Number.NaN, indexBytes: Number.NaN };
  });
}

/**
 * The rate of the write path, pages at hand, at many stored rows against the rate at none, in turn on one server,
 * so that what disturbs the machine disturbs both.
 */
export async function measureGrowth(options: GrowthOptions): Promise<GrowthResult> {
  const { emptyUrl, fullUrl, rows, rounds, pagesPerRun, tell } = options;
  const accounts = rows / PASSES / ROWS_PER_CHUNK;
  const least = pagesPerRun * PASSES * ROWS_PER_CHUNK;
  if (!Number.isInteger(accounts) || rows < least)
    throw new Error(`the rows have to be a multiple of ${PASSES * ROWS_PER_CHUNK}, and at least ${least}`);
  const templates = await makeTemplates(options.seed);
  for (const url of [emptyUrl, fullUrl]) await storePeople(url, accounts, templates);
  await settle(emptyUrl);
  await settle(fullUrl);
  await runPair(options, templates, 0, 0); // compiles and warms up; not counted
  await emptyAgain(fullUrl);

  const stages: GrowthStage[] = [];
  for (let pass = 1; pass <= PASSES; pass++) {
    tell(`storing rows up to ${pass * accounts * ROWS_PER_CHUNK}`);
    await fillPass(fullUrl, accounts, pass);
    if (pass !== 1 && pass !== PASSES) continue;
    await settle(fullUrl);
    tell(`measuring at ${pass * accounts * ROWS_PER_CHUNK}`);
    const pairs: GrowthPair[] = [];
    for (let round = 0; round < rounds; round++) pairs.push(await runPair(options, templates, round, pass));
    stages.push({ rows: pass * accounts * ROWS_PER_CHUNK, pairs });
  }
  return { rowsPerRun: pagesPerRun * templates.length, stages, ...(await sizes(fullUrl)) };
}
