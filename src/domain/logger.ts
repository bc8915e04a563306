/**
 * What the parts of the service need of a logger; pino satisfies it. Fields must never hold secrets or
 * personal data: ids, counts, codes and durations only.
 */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const silentLogger: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
