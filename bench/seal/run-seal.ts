import { CLIENT_ID, CLIENT_SECRET, startSandbox } from '../../sandbox/start-sandbox.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { PluggyClient } from '../../src/pluggy/PluggyClient.ts';
import { Documents } from '../../src/store/documents/Documents.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { BENCH_KEYRING } from '../support/bench-keyring.ts';
import { connectItem } from '../support/connect-item.ts';
import { figure, median } from '../support/figure.ts';
import { measure } from '../support/measure.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { withDatabase } from '../support/with-database.ts';
import type { AccountPages } from '../write-path/AccountPages.ts';
import { readBank } from '../write-path/generate-banks.ts';

const ROUNDS = 7;
const ROWS_A_ROUND = 50_000;
const PERSONS_A_ROUND = 5_000;
/** Of each of them: tax number, account, branch, bank. They are sealed together. */
const VALUES_A_PERSON = 4;
const CREDENTIALS = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };

/** A household: what the sandbox's `user-ok` has at its bank, card rows included. */
async function readHousehold(): Promise<readonly AccountPages[]> {
  const sandbox = await startSandbox({ port: 0, syncMs: 0 });
  const client = new PluggyClient({
    baseUrl: sandbox.url,
    ...CREDENTIALS,
    clock: systemClock,
    logger: silentLogger,
  });
  try {
    const itemId = await connectItem(sandbox.url, CREDENTIALS, 'bench', 'user-ok');
    return (await readBank(client, itemId)).accounts;
  } finally {
    await client.close();
    await sandbox.close();
  }
}

const count = (text: string, part: string): number => text.split(part).length - 1;

/** A page of payments, each by another person. */
function pageOfPersons(round: number): Buffer {
  const rows = Array.from({ length: PERSONS_A_ROUND }, (_, index) => {
    const digits = String(10 ** 10 + round * PERSONS_A_ROUND + index);
    const account = `"accountNumber":"${digits.slice(4)}-1","branchNumber":"0001","routingNumber":"341"`;
    const payer = `{"name":"Ana Souza","documentNumber":{"type":"CPF","value":"${digits}"},${account}}`;
    return `{"paymentData":{"payer":${payer},"receiver":null}}`;
  });
  return Buffer.from(`{"results":[${rows.join(',')}],"next":null}`);
}

/** `npm run bench -- seal`: what it costs this process to seal the documents in pages. Some seconds. */
export const runSeal: Benchmark = async ({ serverUrl, cleanup }) => {
  const { url, words } = await openBenchDatabase(serverUrl, cleanup);
  const accounts = await readHousehold();
  const pages = accounts.flatMap(({ accountId, pages: own }) => own.map(({ body }) => ({ accountId, body })));
  const texts = pages.map(({ body }) => body.toString('utf8'));
  const rows = texts.reduce((sum, text) => sum + count(text, '"descriptionRaw"'), 0);
  const withPayment = texts.reduce((sum, text) => sum + count(text, '"paymentData":{'), 0);
  const persons = texts.reduce((sum, text) => sum + count(text, '"documentNumber":{'), 0);
  const passes = Math.ceil(ROWS_A_ROUND / rows);
  const [perRow, perPerson]: [number[], number[]] = [[], []];
  await withDatabase(url, async (database) => {
    const documents = new Documents(database, BENCH_KEYRING);
    const sealAll = async (): Promise<void> => {
      for (const { accountId, body } of pages) (await documents.sealPage(body, accountId)).release();
    };
    const [first] = pages;
    if (first === undefined) throw new Error('the household of the sandbox has no transactions');
    for (let round = 0; round <= ROUNDS; round += 1) {
      const known = await measure(async () => {
        for (let pass = 0; pass < passes; pass += 1) await sealAll();
      });
      const body = pageOfPersons(round);
      const fresh = await measure(async () => (await documents.sealPage(body, first.accountId)).release());
      if (round === 0) continue; // also what compiles the code
      perRow.push((known.cpuUs * 1000) / (rows * passes));
      perPerson.push((fresh.cpuUs * 1000) / PERSONS_A_ROUND);
    }
  });
  return {
    figures: [
      figure('seal_ns_per_row', median(perRow), 'ns', { atMost: 1_000 }),
      figure('seal_ns_per_distinct_person', median(perPerson), 'ns'),
      figure('seal_ns_per_distinct_value', median(perPerson) / VALUES_A_PERSON, 'ns', { atMost: 8_000 }),
      figure('rows_of_the_mix', rows, 'rows'),
      figure('rows_with_payment_data', withPayment, 'rows'),
      figure('persons_in_them', persons, 'persons'),
    ],
    database: words,
    notes: [
      'The mix: all rows of a household at the sandbox (`user-ok`: a bank account, a savings account and a card), as Pluggy’s pages bring them. Every row counts, those without `paymentData` too.',
      `\`seal_ns_per_row\`: CPU of this process to make a page storable when its persons are known, ${ROWS_A_ROUND} rows a round. \`seal_ns_per_distinct_person\`: to find, seal and remember a person that is new, ${PERSONS_A_ROUND} a round, in rows that hold nothing else. \`seal_ns_per_distinct_value\`: the same for each of the ${VALUES_A_PERSON} values of such a person (tax number, account, branch, bank), which are sealed together. Medians of ${ROUNDS} rounds, after one that does not count.`,
    ],
  };
};
