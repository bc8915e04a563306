/** Transactions of one month: how many, and the sum of a 64-bit digest of each, so that their order does not matter. */
export interface MonthDigest {
  readonly rows: number;
  readonly sum: bigint;
}

/**
 * By the first seven characters of Pluggy's date, such as 2026-11; a row without a date counts under "". Both sides
 * count by the same text, so that no rule about days stands between them: these are not the months that people see.
 */
export type MonthDigests = ReadonlyMap<string, MonthDigest>;

/**
 * PostgreSQL's own hash of a jsonb value: equal for what jsonb calls equal, whatever the order of the members and the
 * trailing zeros. It may differ between versions of PostgreSQL, so only digests of one run are compared. No value is
 * cast: a row that the table would refuse has a digest too.
 */
export const DIGEST = `coalesce(left(raw->>'date', 7), '') as month, count(*)::integer as rows,
  sum(jsonb_hash_extended(raw, 0))::text as sum`;

/**
 * The condition that a column of a transaction may not be what its object says, as far as that can be seen without a cast;
 * some rows that are fine match too.
 * @param userId the parameter (`$2`) that carries the user
 */
export const isSuspicious = (
  userId: string,
): string => `(to_jsonb(amount) is distinct from raw->'amount' or currency_code is distinct from raw->>'currencyCode'
  or type is distinct from raw->>'type' or status is distinct from raw->>'status' or user_id is distinct from ${userId}
  or to_char(date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') is distinct from raw->>'date')`;

export interface Row {
  readonly month: string;
  readonly rows: number;
  readonly sum: string;
  readonly suspicious?: number;
}

export const toMap = (rows: readonly Row[]): Map<string, MonthDigest> =>
  new Map(rows.map(({ month, rows: count, sum }) => [month, { rows: count, sum: BigInt(sum) }]));
