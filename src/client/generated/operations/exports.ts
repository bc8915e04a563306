// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { HttpAnswer } from '../../fetch.ts';
export interface ExportCsvArgs {
  /** The user */
  readonly userId: string;
  /** This account alone. A UUID. */
  readonly accountId?: string | undefined;
  /** The first calendar day, by `localDate`. A day such as 2026-11-30. */
  readonly dateFrom?: string | undefined;
  /** The last calendar day, by `localDate`. A day such as 2026-11-30. */
  readonly dateTo?: string | undefined;
  /** Whether rows that the bank has not posted are in it. CSV and JSON lines: true if nothing is said; OFX: false. */
  readonly pending?: boolean | undefined;
  /** `rfc4180` if nothing is said. */
  readonly dialect?: 'rfc4180' | 'excel-br' | undefined;
}

export interface ExportJsonLinesArgs {
  /** The user */
  readonly userId: string;
  /** This account alone. A UUID. */
  readonly accountId?: string | undefined;
  /** The first calendar day, by `localDate`. A day such as 2026-11-30. */
  readonly dateFrom?: string | undefined;
  /** The last calendar day, by `localDate`. A day such as 2026-11-30. */
  readonly dateTo?: string | undefined;
  /** Whether rows that the bank has not posted are in it. CSV and JSON lines: true if nothing is said; OFX: false. */
  readonly pending?: boolean | undefined;
}

export interface ExportPersonArgs {
  /** The user */
  readonly userId: string;
}

export interface ExportOfxArgs {
  /** The user */
  readonly userId: string;
  /** The account whose statement it is. A UUID. */
  readonly accountId: string;
  /** The first calendar day, by `localDate`. A day such as 2026-11-30. */
  readonly dateFrom?: string | undefined;
  /** The last calendar day, by `localDate`. A day such as 2026-11-30. */
  readonly dateTo?: string | undefined;
  /** Whether rows that the bank has not posted are in it. CSV and JSON lines: true if nothing is said; OFX: false. */
  readonly pending?: boolean | undefined;
  /** `1.0.2` if nothing is said. */
  readonly version?: '1.0.2' | '2.2' | undefined;
}

export interface ExportsOperations {
  /**
   * The user's transactions as a table (CSV, RFC 4180).
   *
   * Account by account, oldest first; the columns have the names of the API. Numbers are as they are; a text that a program could run as a formula begins with an apostrophe. `dialect=excel-br`: semicolons, decimal commas and a byte order mark. `pending=false` leaves out what the bank has not posted. The file is of one moment and streamed; a caller who takes less than 64 kB/s for ten seconds is cut off.
   */
  exportCsv(args: ExportCsvArgs, options?: CallOptions): Promise<HttpAnswer>;

  /**
   * The user's transactions, one JSON object a line.
   *
   * The objects of `GET /user/:userId/transactions`, account by account, oldest first. `pending=false` leaves out what the bank has not posted. The file is of one moment and streamed; a caller who takes less than 64 kB/s for ten seconds is cut off.
   */
  exportJsonLines(args: ExportJsonLinesArgs, options?: CallOptions): Promise<HttpAnswer>;

  /**
   * Everything about one person, as an archive.
   *
   * Pages in plain words in both languages; `pessoa.json`; `dados.json`, which is `financial-data` with all that it can include; `transacoes.csv` for Excel in Brazil; and every other record, a file a table. The archive is streamed; a caller who takes less than 64 kB/s for ten seconds is cut off.
   */
  exportPerson(args: ExportPersonArgs, options?: CallOptions): Promise<HttpAnswer>;

  /**
   * One account's statement for programs that read OFX.
   *
   * `version=1.0.2` (SGML, default) or `2.2` (XML), in UTF-8. `FITID` is the first id that a transaction had, so that a second import doubles nothing. Rows that the bank has not posted come with `pending=true` alone. Amounts are in the account's currency: negative is money out, for cards too; a foreign purchase that was not converted is in its own (`CURRENCY`, whose rate is then no rate). Days are the bank’s, local, written as noon in São Paulo; a row without a day has the day on which it was first seen. `LEDGERBAL` of a card is what is owed, negative; a balance that is not known is left out. The file is of one moment and streamed; a caller who takes less than 64 kB/s for ten seconds is cut off.
   */
  exportOfx(args: ExportOfxArgs, options?: CallOptions): Promise<HttpAnswer>;
}
