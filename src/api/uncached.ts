import type { RequestHandler } from 'express';

/** What a client says of the version that it has, which it cannot have. Express would answer `*` with 304. */
const CONDITIONS = ['if-none-match', 'if-modified-since'] as const;

/** Answers are a person's data, or of this moment: nobody keeps them. */
export const uncached: RequestHandler = (request, response, next) => {
  for (const name of CONDITIONS) delete request.headers[name];
  response.setHeader('Cache-Control', 'no-store');
  next();
};
