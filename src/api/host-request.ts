import type { IncomingMessage } from 'node:http';
import { unescape as decode, parse } from 'node:querystring';
import type { Request } from 'express';

/** A host that is no Express app says nothing of where it mounted the router; Next hands over the whole address. */
function isOutsideExpress(request: IncomingMessage): boolean {
  return !Object.hasOwn(request, 'baseUrl') && Object.hasOwn(request, 'query');
}

interface CatchAll {
  readonly name: string;
  /** How many parts of the path it matched. */
  readonly length: number;
}

/** Whether the parts of a path end with these values. */
function endsWith(parts: readonly string[], values: readonly unknown[]): boolean {
  const end = parts.slice(-values.length);
  return (
    values.length > 0 && end.length === values.length && end.every((part, at) => decode(part) === values[at])
  );
}

/**
 * What a catch-all route such as `[...path].ts` matched: Next puts it into the query as a list. A parameter that the caller
 * repeats is a list there too, but the path does not end with it.
 */
function catchAllOf(query: unknown, parts: readonly string[]): CatchAll | undefined {
  if (typeof query !== 'object' || query === null) return undefined;
  const found = Object.entries(query).find(([, value]) => Array.isArray(value) && endsWith(parts, value));
  return found && { name: found[0], length: (found[1] as unknown[]).length };
}

/** Turns the whole address that Next hands over into the one below the place where the router is mounted. */
export function stripMountPath(request: IncomingMessage): void {
  if (!isOutsideExpress(request)) return;
  const [path = '', search = ''] = (request.url ?? '').split('?', 2);
  const parts = path.split('/');
  const matched = catchAllOf(Reflect.get(request, 'query'), parts);
  if (matched === undefined) return;
  const own = parts.slice(-matched.length);
  const query = Object.entries(parse(search)).filter(([name]) => name !== matched.name);
  const rest = new URLSearchParams(
    query.flatMap(([name, value]) => [value].flat().map((one) => [name, one ?? ''])),
  );
  if (!Reflect.has(request, 'originalUrl')) Reflect.set(request, 'originalUrl', request.url);
  request.url = `/${own.join('/')}${rest.size === 0 ? '' : `?${rest}`}`;
}

/** The query as the caller sent it: a host may have put a parsed one of its own, with more in it, on the request. */
export function queryOf(request: Request): Readonly<Record<string, string | string[] | undefined>> {
  const at = request.url.indexOf('?');
  return at < 0 ? {} : parse(request.url.slice(at + 1));
}
