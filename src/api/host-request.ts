import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import type { Request } from 'express';

/** A host that is no Express app says nothing of where it mounted the router; Next hands over the whole address. */
function isOutsideExpress(request: IncomingMessage): boolean {
  return !Object.hasOwn(request, 'baseUrl') && Object.hasOwn(request, 'query');
}

/** What a catch-all route such as `[...path].ts` matched: Next puts it into the query as a list. */
function catchAllOf(query: unknown): { readonly name: string; readonly path: string } | undefined {
  if (typeof query !== 'object' || query === null) return undefined;
  const found = Object.entries(query).find(([, value]) => Array.isArray(value));
  if (found === undefined) return undefined;
  const [name, parts] = found as [string, unknown[]];
  return { name, path: `/${parts.map((part) => encodeURIComponent(String(part))).join('/')}` };
}

/** Turns the whole address that Next hands over into the one below the place where the router is mounted. */
export function stripMountPath(request: IncomingMessage): void {
  if (!isOutsideExpress(request)) return;
  const matched = catchAllOf(Reflect.get(request, 'query'));
  if (matched === undefined) return;
  const [path = '', search = ''] = (request.url ?? '').split('?', 2);
  const parts = path.split('/');
  const own = parts.slice(-matched.path.split('/').length + 1);
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
