import type { RequestHandler, Response } from 'express';

/** What a client says of the version that it has. Express would answer `*` with 304. */
const CONDITIONS = ['if-none-match', 'if-modified-since'] as const;

const given = new WeakMap<Response, string>();

/** The versions that the client has, as it named them (`If-None-Match`). */
export const conditionOf = (response: Response): string | undefined => given.get(response);

/** Answers are a person's data, or of this moment: nobody keeps them, unless the route says otherwise. */
export const uncached: RequestHandler = (request, response, next) => {
  const condition = request.headers['if-none-match'];
  if (condition !== undefined) given.set(response, condition);
  for (const name of CONDITIONS) delete request.headers[name];
  response.setHeader('Cache-Control', 'no-store');
  next();
};
