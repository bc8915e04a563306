import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

export const REQUEST_ID_HEADER = 'X-Request-Id';

/** What may stand in a header and a log as it is. */
const REQUEST_ID = /^[\w.:+/=-]{1,128}$/;

const ids = new WeakMap<IncomingMessage, string>();

/** The id under which the log tells of a request; undefined: it got none. */
export const findRequestId = (request: IncomingMessage): string | undefined => ids.get(request);

/** Each request has an id: the caller's where it gave a usable one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  const id = ids.get(request) ?? (typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID());
  ids.set(request, id);
  return id;
}

/** The answer names the request's id. */
export const giveRequestId: RequestHandler = (request, response, next) => {
  response.setHeader(REQUEST_ID_HEADER, requestIdOf(request));
  next();
};
