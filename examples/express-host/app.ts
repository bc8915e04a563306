import express, { type Express, type Request, type RequestHandler } from 'express';
import { type PluggyV2, pluggyV2Router } from 'pluggy-open-finance';
import { logger } from './logger.ts';
import { personOf, signIn, signOut } from './sign-in.ts';

/** One line a request. Ids of people and connections stand in addresses, so the address is not in it. */
const logRequests: RequestHandler = ({ method, baseUrl }, response, next) => {
  const begun = performance.now();
  response.on('finish', () => {
    const ms = Math.round(performance.now() - begun);
    logger.info({ method, mount: baseUrl, status: response.statusCode, ms }, 'request');
  });
  next();
};

/** Every route of the app below it is for people who are signed in. */
const signedInOnly: RequestHandler = (request, response, next) => {
  if (personOf(request) === undefined) response.status(401).json({ error: 'sign in first' });
  else next();
};

/**
 * The team's app, with Pluggy inside.
 * @param framework Express 5 here; Express 4 does as well
 */
export function createHost(pluggy: PluggyV2, framework: typeof express = express): Express {
  const app = framework();
  app.disable('x-powered-by');
  app.use(logRequests);

  // Before or after express.json(), as you like: the router reads bodies itself, or takes what was read. It refuses whoever
  // `identify` does not know, lets a person see their own data alone, and takes Pluggy's webhook by its own secret. So do not
  // put your own sign-in in front of it.
  app.use(
    '/api/pluggy-v2',
    pluggyV2Router(pluggy, {
      logger,
      identify: (request) => {
        const person = personOf(request);
        return person && { userId: person.id };
      },
    }),
  );

  app.use(framework.json({ limit: '100kb' }));
  app.post('/sign-in', signIn);
  app.post('/sign-out', signOut);

  // The same data without HTTP in between. The id comes from your sign-in, never from the request.
  app.get('/me/accounts', signedInOnly, (request: Request, response, next) => {
    const person = personOf(request);
    if (person === undefined) return next();
    pluggy
      .listAccounts(person.id)
      .then(({ accounts }) =>
        response.json(accounts.map(({ name, balance, currencyCode }) => ({ name, balance, currencyCode }))),
      )
      .catch(next);
  });
  return app;
}
