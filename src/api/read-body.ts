import express, { type Request, type RequestHandler } from 'express';
import { PublicError } from '../domain/errors.ts';

/** Requests of this API are a few fields. */
const MAX_BODY = '64kb';

const TOO_LARGE = 413;

/** Whatever Express's reader finds wrong (syntax, charset, compression, length), the sender has to mend it. */
function explain(read: RequestHandler): RequestHandler {
  return (request, response, next) =>
    read(request, response, (error?: unknown) => {
      if (!(error instanceof Error)) return next(error);
      const tooLarge = 'status' in error && error.status === TOO_LARGE;
      next(new PublicError(tooLarge ? 'body_too_large' : 'invalid_json', {}, { cause: error }));
    });
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

const isJson = (request: Request): boolean => request.is('application/json') !== false;

/** A body of another type is refused: passed over in silence, it would look like a request without options. */
const refuseOtherTypes: RequestHandler = (request, _response, next) =>
  next(hasBody(request) && !isJson(request) ? new PublicError('invalid_json') : undefined);

/** A host that reads bodies as bytes or text leaves the reading of JSON to us. */
const parseWhatWasRead: RequestHandler = (request, _response, next) => {
  const { body } = request as { body?: unknown };
  if (typeof body !== 'string' && !Buffer.isBuffer(body)) return next();
  try {
    request.body = JSON.parse(body.toString());
    next();
  } catch (cause) {
    next(new PublicError('invalid_json', {}, { cause }));
  }
};

/** Reads a JSON body into `request.body`; one that the app around this one has read already stays as it is. */
export const readJsonBody: RequestHandler[] = [
  refuseOtherTypes,
  explain(express.json({ limit: MAX_BODY })),
  parseWhatWasRead,
];
