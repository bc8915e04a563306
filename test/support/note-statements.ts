import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';

/** A statement that this program sent, and the line of ours that asked for it. */
export interface NotedStatement {
  readonly text: string;
  readonly place: string;
}

const { query } = pg.Client.prototype;

/** Lines that only pass statements on. */
const PASSING_ON = /\/src\/(store\/(Database|connection\/|PageQuery|Notices)|queue\/(fenced|settle-run))/;

function placeOf(stack: string): string {
  const own = stack.split('\n').filter((line) => line.includes('/src/'));
  const line = own.find((one) => !PASSING_ON.test(one)) ?? own[0] ?? '';
  return /\/(src\/[^:]+:\d+)/.exec(line)?.[1] ?? 'elsewhere';
}

/** Whether it only begins or ends a transaction, says for whom it is, or listens. */
const isControl = ({ text }: NotedStatement): boolean =>
  /^\s*(begin|commit|rollback|set|listen)\b/i.test(text);

/**
 * Notes every statement of this process while the file's tests run. Called at the top of the file.
 * @returns what was noted so far, without the control of transactions
 */
export function useNotedStatements(): () => NotedStatement[] {
  const noted: NotedStatement[] = [];
  const depth = Error.stackTraceLimit;

  function noting(this: pg.Client, ...args: unknown[]): unknown {
    const [what] = args;
    const text = typeof what === 'string' ? what : String((what as { text?: unknown } | undefined)?.text);
    noted.push({ text: text.trim(), place: placeOf(new Error('here').stack ?? '') });
    return Reflect.apply(query, this, args);
  }

  beforeAll(() => {
    Error.stackTraceLimit = 40;
    pg.Client.prototype.query = noting as typeof query;
  });
  afterAll(() => {
    Error.stackTraceLimit = depth;
    pg.Client.prototype.query = query;
  });
  return () => noted.filter((statement) => !isControl(statement));
}

/** One line a kind of statement, with how often it was sent. */
export function listStatements(statements: readonly NotedStatement[]): string {
  const counts = new Map<string, number>();
  for (const { text, place } of statements) {
    const name = `${text.replace(/\s+/g, ' ').slice(0, 70)} (${place})`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, times]) => `${times} ${name}`).join('\n');
}
