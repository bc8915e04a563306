import { type EventOptions, followEvents } from './follow-events.ts';
import { ERROR_CLASSES } from './generated/errors.ts';
import type { Operations } from './generated/operations.ts';
import { OPERATIONS } from './generated/table.ts';
import { type ApiRequest, type CallOptions, Transport, type TransportOptions } from './Transport.ts';
import type { ErrorClasses } from './to-error.ts';
import type { QueryValues } from './to-search.ts';

export type Client = Operations;
export type ClientOptions = TransportOptions;

type Args = Readonly<Record<string, unknown>>;

/** Puts the arguments that the path names into it; the rest is the query of a GET, else the body. */
function toRequest(method: string, path: string, args: Args): ApiRequest {
  const rest = { ...args };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    // no URL can carry a dot alone: it would lead to another operation
    if (typeof value !== 'string' || /^\.{0,2}$/.test(value))
      throw new TypeError(`${name} cannot stand in a path`);
    return encodeURIComponent(value);
  });
  if (method === 'get') return { method, path: filled, query: rest as QueryValues };
  return { method, path: filled, ...(Object.keys(rest).length > 0 && { body: rest }) };
}

function methodOf(transport: Transport, line: string) {
  const [method = '', path = '', kind, ...counts] = line.split(' ');
  if (kind === 'events')
    return (args: Args, options: EventOptions = {}) =>
      followEvents(transport, toRequest(method, path, args), options);
  return async (args: Args = {}, options: CallOptions = {}) => {
    const request = { ...toRequest(method, path, args), ...options };
    return kind === 'file'
      ? transport.open({ ...request, headers: { accept: '*/*' } })
      : transport.json(request, counts);
  };
}

/**
 * A client of the API: a method for each operation, under its id. What the path, the query and the body take is one object;
 * amounts are decimal strings, times ISO text. What an answer holds is not checked: Pluggy's own members may be missing, null or odd.
 */
export function createClient(options: ClientOptions): Client {
  const transport = new Transport(options, ERROR_CLASSES as ErrorClasses);
  const methods = Object.entries(OPERATIONS).map(([id, line]) => [id, methodOf(transport, line)] as const);
  return Object.fromEntries(methods) as unknown as Client;
}
