import express, { type Express } from 'express';

/** A server of what `add` brings and of nothing else, which says no more of itself than it must. */
export function bareApp(add: (app: Express) => void): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  add(app);
  app.use((_request, response) => void response.status(404).json({ ok: false }));
  return app;
}
