import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Product } from './domain/product.ts';
import { createLogger } from './logger.ts';
import type { Findings } from './store/statements/comparisons/record-reconciliation.ts';

const MARK = 'maria.silva@example.com';

function log(fields: object, level: 'debug' | 'info' = 'debug'): Record<string, unknown>[] {
  const lines: string[] = [];
  const logger = createLogger(level, (line) => lines.push(line));
  logger.debug(fields, 'said quietly');
  logger.warn(fields, 'said aloud');
  expect(lines.every((line) => line.endsWith('\n') && !line.slice(0, -1).includes('\n'))).toBe(true);
  return lines.map((line) => JSON.parse(line));
}

describe('a line of the log', () => {
  it('says what happened, when, and with which ids, counts and codes', () => {
    const [, line] = log({
      itemId: 'an-id',
      created: 3,
      error: 'StoreError',
      code: '23505',
      problem: 'internal',
    });
    expect(line).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      itemId: 'an-id',
      created: 3,
      error: 'StoreError',
      code: '23505',
      problem: 'internal',
      msg: 'said aloud',
    });
  });

  it('says what a comparison found, and which product could not be read', () => {
    const found = {
      product: 'bills',
      moved: true,
      itemDiffered: false,
      accountsDifferent: 1,
      monthsDifferent: 2,
      rowsRepaired: 3,
      productsRepaired: 4,
      monthsLeft: 0,
    } satisfies Findings & { product: Product };
    expect(log(found)[1]).toMatchObject(found);
  });

  it.each([
    'userId',
    'token',
    'authorization',
    'body',
    'email',
    'headers',
    'secret',
    'message',
    'detail',
    'anything',
  ])('hides the field %s', (name) => {
    const lines = log({ [name]: MARK, nested: { [name]: MARK } });
    expect(JSON.stringify(lines)).not.toContain(MARK);
    expect(lines[0]).toMatchObject({ [name]: '[hidden]', nested: '[hidden]' });
  });

  it('hides errors, whose messages and causes quote data', () => {
    const error = new Error(MARK, { cause: { row: MARK } });
    expect(
      JSON.stringify([log({ err: error }), log({ error }), log(error), log({ cause: error })]),
    ).not.toContain(MARK);
  });

  it('hides what is inside of an allowed field', () => {
    for (const name of ['code', 'reason', 'path', 'at', 'status', 'itemId', 'state']) {
      const lines = log({ [name]: { userId: MARK } });
      expect(JSON.stringify(lines), name).not.toContain(MARK);
    }
  });

  it('is not written below the level', () => {
    expect(log({}, 'info').map((line) => line['msg'])).toEqual(['said aloud']);
  });
});

/** The fields that a call of the log names, by the file that makes it. What is spread in is not seen. */
function fieldsNamed(): (readonly [file: string, field: string])[] {
  const root = new URL('.', import.meta.url).pathname;
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.ts$/.test(file) && !/\.test\.ts$|^web\//.test(file),
  );
  return files.flatMap((file) =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /log(?:ger)?\??\.(?:info|warn|error|debug)\(\s*\{([^}]*)\}/gi,
      ),
    ].flatMap(([, fields = '']) =>
      fields
        .replace(/\([^)]*\)/g, '')
        .split(',')
        .map((field) => /^\s*(\w+)/.exec(field)?.[1])
        .filter((field) => field !== undefined)
        .map((field) => [file, field] as const),
    ),
  );
}

it('takes every field that the program gives it', () => {
  const named = fieldsNamed();
  expect(named.length).toBeGreaterThan(50);
  const hidden = named.filter(([, field]) => log({ [field]: 'a' })[0]?.[field] === '[hidden]');
  expect(hidden).toEqual([]);
});
