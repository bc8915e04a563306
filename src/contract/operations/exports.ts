import { CSV_DIALECTS, OFX_VERSIONS } from '../exports.ts';
import { day, maybe, oneOf, query, queryFlag, uuid } from '../inputs.ts';
import type { Operations } from './operation.ts';

const RANGE = {
  /** The first calendar day, by `localDate`. */
  dateFrom: maybe(day),
  /** The last calendar day, by `localDate`. */
  dateTo: maybe(day),
  /**
   * Whether rows that the bank has not posted are in it. CSV and JSON lines: true if nothing is said; OFX: false.
   */
  pending: maybe(queryFlag),
};
const STREAMED =
  'The file is of one moment and streamed; a caller who takes less than 64 kB/s for ten seconds is cut off.';

/** Files for other programs. */
export const exportOperations = {
  exportCsv: {
    summary: "The user's transactions as a table (CSV, RFC 4180).",
    details: `Account by account, oldest first; the columns have the names of the API. Numbers are as they are; a text that a program could run as a formula begins with an apostrophe. \`dialect=excel-br\`: semicolons, decimal commas and a byte order mark. \`pending=false\` leaves out what the bank has not posted. ${STREAMED}`,
    method: 'get',
    path: '/user/:userId/export/transactions.csv',
    access: 'user',
    audit: 'data.exported',
    query: query({
      /** This account alone. */
      accountId: maybe(uuid),
      ...RANGE,
      /** `rfc4180` if nothing is said. */
      dialect: maybe(oneOf(CSV_DIALECTS)),
    }),
    responses: { 200: { file: 'text/csv' } },
    errors: ['account_not_found', 'too_many_streams'],
  },
  exportJsonLines: {
    summary: "The user's transactions, one JSON object a line.",
    details: `The objects of \`GET /user/:userId/transactions\`, account by account, oldest first. \`pending=false\` leaves out what the bank has not posted. ${STREAMED}`,
    method: 'get',
    path: '/user/:userId/export/transactions.jsonl',
    access: 'user',
    audit: 'data.exported',
    query: query({
      /** This account alone. */
      accountId: maybe(uuid),
      ...RANGE,
    }),
    responses: { 200: { file: 'application/x-ndjson' } },
    errors: ['account_not_found', 'too_many_streams'],
  },
  exportPerson: {
    summary: 'Everything about one person, as an archive.',
    details: `Pages in plain words in both languages; \`pessoa.json\`; \`dados.json\`, which is \`financial-data\` with all that it can include; \`transacoes.csv\` for Excel in Brazil; and every other record, a file a table. The archive is streamed; a caller who takes less than 64 kB/s for ten seconds is cut off.`,
    method: 'get',
    path: '/user/:userId/export.zip',
    access: 'user',
    audit: 'data.exported',
    responses: { 200: { file: 'application/zip' } },
    errors: ['too_many_streams'],
  },
  exportOfx: {
    summary: "One account's statement for programs that read OFX.",
    details: `\`version=1.0.2\` (SGML, default) or \`2.2\` (XML), in UTF-8. \`FITID\` is the first id that a transaction had, so that a second import doubles nothing. Rows that the bank has not posted come with \`pending=true\` alone. Amounts are in the account's currency: negative is money out, for cards too; a foreign purchase that was not converted is in its own (\`CURRENCY\`, whose rate is then no rate). Days are the bank’s, local, written as noon in São Paulo; a row without a day has the day on which it was first seen. \`LEDGERBAL\` of a card is what is owed, negative; a balance that is not known is left out. ${STREAMED}`,
    method: 'get',
    path: '/user/:userId/export/transactions.ofx',
    access: 'user',
    audit: 'data.exported',
    query: query({
      /** The account whose statement it is. */
      accountId: uuid,
      ...RANGE,
      /** `1.0.2` if nothing is said. */
      version: maybe(oneOf(OFX_VERSIONS)),
    }),
    responses: { 200: { file: 'application/x-ofx' } },
    errors: ['account_not_found', 'too_many_streams'],
  },
} as const satisfies Operations;
