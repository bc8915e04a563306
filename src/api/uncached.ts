import type { RequestHandler, Response } from 'express';

/** Express makes an ETag for every answer, also in an app that mounts the router; with no-store there is nothing to compare. */
function withoutTag(response: Response): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => Response;
  response.writeHead = ((...args: unknown[]) => {
    if (response.getHeader('Cache-Control') === 'no-store') response.removeHeader('ETag');
    return writeHead(...args);
  }) as Response['writeHead'];
}

/** What a client says of the version that it has, which it cannot have. Express would answer `*` with 304. */
const CONDITIONS = ['if-none-match', 'if-modified-since'] as const;

/** Answers are a person's data, or of this moment: nobody keeps them. */
export const uncached: RequestHandler = (request, response, next) => {
  for (const name of CONDITIONS) delete request.headers[name];
  response.setHeader('Cache-Control', 'no-store');
  withoutTag(response);
  next();
};
