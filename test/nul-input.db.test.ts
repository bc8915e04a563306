import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Operation } from '../src/contract/operations/operation.ts';
import { operations } from '../src/contract/operations.ts';
import { call } from './support/api.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('sandbox');

/** A NUL, which PostgreSQL stores in no text, where a text, an address, a list or an object may stand. */
const IN_A_BODY = ['x\0', 'https://example.com/\0', ['x\0'], { x: 'x\0' }];
const encoded = (text: string): string => Buffer.from(text).toString('base64url');
const A_ROW = '00000000-0000-4000-8000-000000000001';
/** As what it is, and inside what a cursor hides. */
const IN_A_QUERY = [
  'x\0',
  '\0',
  ...['\0', '1\0', `2026-01-01 00:00:00+00|${A_ROW}\0|x`, `x|${A_ROW}|${A_ROW}|\0`].map(encoded),
];

interface Field {
  readonly path: readonly string[];
}

/** The schema inside what only says that a value may be missing. */
const inside = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.core.$ZodOptional ? inside(schema._zod.def.innerType) : schema;

/** Every member, those of objects inside objects too. */
function fieldsOf(schema: z.core.$ZodType | undefined, before: readonly string[] = []): Field[] {
  if (!(schema instanceof z.core.$ZodObject)) return [];
  return Object.entries(schema._zod.def.shape as z.core.$ZodShape).flatMap(([name, member]) => {
    const path = [...before, name];
    const inner = fieldsOf(inside(member), path);
    return inner.length > 0 ? inner : [{ path }];
  });
}

const addressOf = ({ path }: Operation): string =>
  `/api/pluggy-v2${path.replace(/:(\w+)/g, (_, name: string) => (name === 'userId' ? 'ana' : randomUUID()))}`;

interface Problem {
  readonly status: number;
  readonly field?: string;
  readonly errors?: readonly { readonly field?: string }[];
}

/** What is refused has to be named: another member that is missing would be refused as well. */
async function expectRefused(method: string, path: string, field: string, body?: unknown): Promise<void> {
  const answer = await call(world.app.url, path, {
    method: method.toUpperCase(),
    ...(body === undefined ? {} : { body }),
  });
  const what = `${method} ${path} ${JSON.stringify(body)} ${answer.text}`;
  expect(answer.status, what).toBe(400);
  const { field: first, errors = [] } = answer.json<Problem & Record<string, unknown>>();
  expect([first, ...errors.map((one) => one.field)], what).toContain(field);
}

const entries = Object.entries<Operation>(operations);
const takesQuery = entries.filter(
  ([, { query, access }]) => fieldsOf(query).length > 0 && access !== 'session',
);
const takesBody = entries.filter(([, { body, access }]) => fieldsOf(body).length > 0 && access !== 'session');

describe('a NUL is refused by its field', () => {
  it.each(takesQuery)('in every part of the query of %s', async (_, operation) => {
    for (const { path } of fieldsOf(operation.query)) {
      const name = path.join('.');
      for (const value of IN_A_QUERY) {
        const hasNul = value.includes('\0');
        if (!hasNul && name !== 'after') continue;
        const query = new URLSearchParams({ [name]: value });
        await expectRefused(operation.method, `${addressOf(operation)}?${query}`, name);
      }
    }
  });

  it.each(takesBody)('in every member of the body of %s', async (_, operation) => {
    for (const { path } of fieldsOf(operation.body)) {
      for (const value of IN_A_BODY) {
        const body = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
        await expectRefused(operation.method, addressOf(operation), path.join('.'), body);
      }
    }
  });
});
