import { pino } from 'pino';
import type { LogLevel } from './config.ts';
import type { Logger } from './domain/logger.ts';

/**
 * The only fields that reach the log: ids of Pluggy's, codes, counts and durations. A field that is not named
 * here is hidden, so that a slip in any part of the program cannot write a secret or personal data.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['itemId', 'accountId', 'webhookId', 'jobId', 'instance', 'errorId', 'folder', 'eventId', 'bytes'],
  ...['error', 'code', 'means', 'problem', 'at', 'status', 'codeDescription', 'method', 'path', 'phase'],
  ...['egress', 'endpoint', 'endpoints', 'reason', 'forMs'],
  ...['kind', 'outcome', 'attempts', 'failures', 'ms', 'pauseMs', 'retryInMs', 'back', 'dead'],
  ...['read', 'created', 'updated', 'unchanged', 'deleted', 'escaped', 'merged', 'refused'],
  ...['product', 'moved', 'itemDiffered', 'accountsDifferent', 'monthsDifferent', 'monthsLeft'],
  ...['rowsRepaired', 'productsRepaired'],
  ...['action', 'actor', 'count', 'operation', 'requestId'],
]);

const HIDDEN = '[hidden]';

/** An object under an allowed name could hold anything; a list may hold what stands alone. */
function isPlain(value: unknown): boolean {
  return Array.isArray(value)
    ? value.every((element) => typeof element !== 'object')
    : typeof value !== 'object' || value === null;
}

function keepAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      ALLOWED.has(name) && isPlain(value) ? value : HIDDEN,
    ]),
  );
}

/** JSON lines, one an event, for machines and for grep. */
export function createLogger(level: LogLevel, write: (line: string) => void): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: keepAllowed },
      serializers: {
        err: () => HIDDEN,
        error: (value: unknown) => (typeof value === 'string' ? value : HIDDEN),
      },
    },
    { write },
  );
}

/** What speaks where nobody gave a logger. */
export function standardLogger(level: LogLevel): Logger {
  return createLogger(level, (line) => void process.stdout.write(line));
}
