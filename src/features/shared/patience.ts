/** How long a call to Pluggy may take, its repeats included, while somebody waits for the answer. */
export const WHILE_SOMEBODY_WAITS = { patienceMs: 5_000, somebodyWaits: true } as const;
