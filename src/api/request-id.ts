import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';

const HEADER = 'X-Request-Id';

/** What may stand in a header and a log as it is. */
const REQUEST_ID = /^[\w.:+/=-]{1,128}$/;

const ids = new WeakMap<Request, string>();

/** The id under which the log tells of a request; undefined: it got none. */
export const findRequestId = (request: Request): string | undefined => ids.get(request);

/** Each request has an id, the caller's where it gave a usable one, and the answer names it. */
export const giveRequestId: RequestHandler = (request, response, next) => {
  const given = request.get(HEADER);
  const before = ids.get(request) ?? (given !== undefined && REQUEST_ID.test(given) ? given : randomUUID());
  ids.set(request, before);
  response.setHeader(HEADER, before);
  next();
};
