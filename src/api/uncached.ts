import type { RequestHandler, Response } from 'express';

/** Express makes an ETag for every answer, also in an app that mounts the router; with no-store there is nothing to compare. */
function withoutTag(response: Response): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => Response;
  response.writeHead = ((...args: unknown[]) => {
    if (response.getHeader('Cache-Control') === 'no-store') response.removeHeader('ETag');
    return writeHead(...args);
  }) as Response['writeHead'];
}

/** Answers are a person's data, or of this moment: nobody keeps them. */
export const uncached: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  withoutTag(response);
  next();
};
