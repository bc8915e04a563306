import type { Benchmark } from '../support/Benchmark.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { measureAnswers } from './measure-answer.ts';
import { measureRead } from './measure-read.ts';
import { answerFigures, readFigures } from './read-figures.ts';

const ROWS = 100_000;
const ROUNDS = 15;
const USERS_PER_ROUND = 10;
const ROWS_OF_ANSWER = 10_000;
const ANSWERS = 25;
const SEED = 1;

/** `npm run bench -- read`: an answer with all rows against a bare one, and what row-level security costs. Three minutes. */
export const runRead: Benchmark = async ({ serverUrl, cleanup, options }) => {
  const { rows = ROWS, rounds = ROUNDS, seed = SEED } = options;
  const { url, words } = await openBenchDatabase(serverUrl, cleanup);
  const ofAnswers = await openBenchDatabase(serverUrl, cleanup);
  const answers = await measureAnswers(
    { databaseUrl: ofAnswers.url, rows: ROWS_OF_ANSWER, rounds: ANSWERS },
    cleanup,
  );
  const usersPerRound = USERS_PER_ROUND;
  const found = await measureRead({ databaseUrl: url, rows, rounds, usersPerRound, seed });
  return {
    figures: [...answerFigures(answers), ...readFigures(found, usersPerRound)],
    database: words,
    notes: [
      `\`answer_…\`: \`financial-data\` of a user of ${ROWS_OF_ANSWER} rows that a sync wrote, over HTTP from a service of its own: API key, limits, row-level security and audit are on, and the documents of persons are opened. \`bare_…\`: the same rows of the same database as \`raw || jsonb_build_object(…)\` with all members of the answer, sent by a bare \`node:http\` server that opens nothing and looks up neither annotations nor bills nor instalments. In turns; medians of ${ANSWERS} rounds.`,
      `${rows} transactions: 500 an account, five accounts a user. Afterwards VACUUM (ANALYZE).`,
      '`…_as_user`: as the product reads for a person, in a transaction as the role of requests, with every policy. `…_as_owner`: the same statements as the owner of the tables, whom no policy binds, and without a transaction where one statement needs none: as it was before. Both in one run, one right after the other for each user, in turn first.',
      `A round is one reading for each of ${usersPerRound} users, one after the other on one connection, through the methods of the library, without HTTP; ${rounds} rounds after one that does not count. Times are medians of a reading, a ratio is the median of the ratios within a round.`,
      '`page`: the newest 50 of all accounts; `later_page`: the 50 after the first 500; `account_page`: the newest 50 of one account; `search`: the newest 50 with a word in their description; `items`: the connections; `financial_data`: everything, 2,500 transactions.',
    ],
  };
};
