import * as z from 'zod/mini';
import { type ErrorCode, type ErrorParameters, PublicError } from '../domain/errors.ts';
import { parseUserId } from '../domain/ids.ts';
import { expectationOf } from './inputs.ts';
import { PATH_PARAMS } from './operations/path-params.ts';
import { backwardSpans } from './spans.ts';

export interface Problem {
  readonly code: ErrorCode;
  readonly parameters: ErrorParameters;
}

/** Everything that is wrong with a request. The first problem is the error's own. */
export class InvalidRequest extends PublicError {
  readonly problems: readonly Problem[];

  constructor(first: Problem, rest: readonly Problem[]) {
    super(first.code, first.parameters);
    this.problems = [first, ...rest];
  }
}

/** The schema inside what only says that a value may be missing, or may be null. */
function inside(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod as z.core.$ZodTypeInternals & { def: { innerType?: z.core.$ZodType } };
  return expectationOf(schema) === undefined && def.innerType !== undefined ? inside(def.innerType) : schema;
}

/** The field that an issue is about, and what it takes: as deep as the schema names members, no element of a list. */
function locate(schema: z.core.$ZodType, path: readonly PropertyKey[]): ErrorParameters {
  let at = schema;
  const field: string[] = [];
  for (const key of path) {
    const member = at instanceof z.core.$ZodObject ? at._zod.def.shape[String(key)] : undefined;
    if (member === undefined) break;
    field.push(String(key));
    at = inside(member);
  }
  const expected = expectationOf(at);
  return { field: field.join('.'), ...(expected && { expected }) };
}

function problemsOf(schema: z.core.$ZodType, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((field) => ({ code: 'unknown_field', parameters: { field } }));
  if (issue.path.length === 0) return [{ code: 'invalid_json', parameters: {} }];
  const parameters = locate(schema, issue.path);
  // a text of the right length that no list gave out
  const isCursor = issue.code === 'custom' && parameters.field === 'after';
  return [{ code: isCursor ? 'invalid_cursor' : 'invalid_value', parameters }];
}

/** Spans that run backwards, as deep as the schema names members. */
function problemsOfSpans(schema: z.core.$ZodType, value: unknown): ErrorParameters[] {
  if (!(schema instanceof z.core.$ZodObject) || typeof value !== 'object' || value === null) return [];
  const { shape } = schema._zod.def;
  const within = Object.entries(shape).flatMap(([name, member]) =>
    problemsOfSpans(inside(member), Reflect.get(value, name)).map((found) => ({
      ...found,
      field: `${name}.${found.field}`,
    })),
  );
  return [...backwardSpans(shape, value), ...within];
}

interface Read {
  readonly value: object;
  readonly problems: readonly Problem[];
}

/** What a schema makes of a value, or everything that is wrong with it. */
export function checkValue(schema: z.ZodMiniObject | undefined, value: unknown): Read {
  if (schema === undefined) return { value: {}, problems: [] };
  const result = z.safeParse(schema, value);
  const issues = result.error?.issues ?? [];
  const spans = problemsOfSpans(schema, value);
  if (result.success && spans.length === 0) return { value: result.data, problems: [] };
  const found = [
    ...issues.flatMap((issue) => problemsOf(schema, issue)),
    ...spans.map((parameters): Problem => ({ code: 'invalid_value', parameters })),
  ];
  const once = new Map(found.map((problem) => [`${problem.code} ${problem.parameters.field}`, problem]));
  return { value: {}, problems: [...once.values()] };
}

/** The user's id has a code of its own, wherever a request names it. */
export const problemsOfUser = (given: { readonly userId?: unknown }): Problem[] =>
  typeof given.userId === 'string' && parseUserId(given.userId) === undefined
    ? [{ code: 'invalid_user_id', parameters: { field: 'userId' } }]
    : [];

/** What is wrong with what stands in a path, by its names. */
export function problemsOfPath(params: Readonly<Record<string, string>>): Problem[] {
  const ids = Object.entries(params).flatMap(([field, value]): Problem[] => {
    const schema = PATH_PARAMS[field]?.schema;
    if (schema === undefined || z.safeParse(schema, value).success) return [];
    const expected = expectationOf(schema);
    return [{ code: 'invalid_value', parameters: { field, ...(expected && { expected }) } }];
  });
  return [...problemsOfUser(params), ...ids];
}

/** The values of a query are texts; programs and models give numbers, lists and switches. What is not there is left out. */
export const asQuery = (given: object): object =>
  Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  );

/**
 * What a schema of the API makes of what a caller of the library gives.
 * @throws {InvalidRequest} naming everything that is wrong: invalid_value, unknown_field
 */
export function requireValue<Schema extends z.ZodMiniObject>(
  schema: Schema,
  given: object,
): z.output<Schema> {
  const { value, problems } = checkValue(schema, given);
  const [first, ...rest] = problems;
  if (first !== undefined) throw new InvalidRequest(first, rest);
  return value as z.output<Schema>;
}
