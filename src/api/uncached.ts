import type { RequestHandler } from 'express';

/** Answers are a person's data, or of this moment: nobody keeps them. */
export const uncached: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
