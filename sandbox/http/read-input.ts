import { badRequest } from '../pluggy/rules/ApiError.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The value as a lower-case UUID, or Pluggy's 400. */
export function requireUuid(name: string, value: string | null | undefined): string {
  if (value == null || value === '') {
    throw badRequest(`${name} should not be null or undefined,${name} must be a UUID`);
  }
  if (!UUID.test(value)) throw badRequest(`${name} must be a UUID`);
  return value.toLowerCase();
}

/** The body as an object; no body at all counts as an empty one. */
export function objectBody(body: unknown): Readonly<Record<string, unknown>> {
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body)) throw badRequest('the body must be a JSON object');
  return body as Readonly<Record<string, unknown>>;
}

/** Undefined when the member is absent or null. */
export function optionalText(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw badRequest(`${name} must be a string`);
  return value;
}

export function optionalBoolean(body: Readonly<Record<string, unknown>>, name: string): boolean | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw badRequest(`${name} must be a boolean value`);
  return value;
}

/** Pluggy's validator refuses what it doesn't know. */
export function refuseUnknown(names: Iterable<string>, known: ReadonlySet<string>): void {
  const problems = [...names].filter((name) => !known.has(name));
  if (problems.length === 0) return;
  throw badRequest(problems.map((name) => `property ${name} should not exist`).join(','));
}

/** A query flag; undefined when it is absent. */
export function queryFlag(query: URLSearchParams, name: string): boolean | undefined {
  const value = query.get(name);
  if (value === null || value === '') return undefined;
  if (value !== 'true' && value !== 'false') throw badRequest(`${name} must be a boolean value`);
  return value === 'true';
}

/** A comma-separated list; undefined when it is absent. */
export function queryList(query: URLSearchParams, name: string): string[] | undefined {
  const value = query.get(name);
  return value === null || value === '' ? undefined : value.split(',');
}

/** Pluggy's envelope around a whole list. */
export function pageOf(results: readonly unknown[]): object {
  return { page: 1, total: results.length, totalPages: 1, results };
}

/** Credentials: an object of strings; numbers are taken too, since forms send them. */
export function textValues(body: object): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string' && typeof value !== 'number') throw badRequest(`${name} must be a string`);
    values[name] = String(value);
  }
  return values;
}
