/** SQL for a time as ISO 8601 in UTC, with milliseconds as JavaScript writes it; null stays null. */
export const isoTime = (time: string): string =>
  `to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
