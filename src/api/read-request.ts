import type { Request } from 'express';
import type { z } from 'zod';
import { EXPECTED, EXPECTED_OTHERWISE } from '../contract/requests.ts';
import { PublicError } from '../domain/errors.ts';
import { queryOf } from './host-request.ts';

function toPublicError(issue: z.core.$ZodIssue | undefined): PublicError {
  if (issue?.code === 'unrecognized_keys')
    return new PublicError('unknown_field', { field: issue.keys[0] ?? '' });
  const name = String(issue?.path.at(-1) ?? '');
  if (name === '') return new PublicError('invalid_json');
  const field = issue?.path.join('.') ?? name;
  return new PublicError('invalid_value', { field, expected: EXPECTED[name] ?? EXPECTED_OTHERWISE });
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw toPublicError(result.error.issues[0]);
}

/** @throws {PublicError} invalid_json, invalid_value or unknown_field */
export function readBody<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  const body: unknown = request.body;
  return read(schema, body === undefined ? {} : body);
}

/** An empty parameter counts as absent. @throws {PublicError} invalid_value or unknown_field */
export function readQuery<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  const given = Object.entries(queryOf(request)).filter(([, value]) => value !== '');
  return read(schema, Object.fromEntries(given));
}
