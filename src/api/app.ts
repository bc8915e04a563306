import { join } from 'node:path';
import express, { type Express, type Response } from 'express';
import helmet from 'helmet';
import { PublicError } from '../domain/errors.ts';
import { parseUserId } from '../domain/ids.ts';
import type { Logger } from '../domain/logger.ts';
import type { PluggyV2 } from '../services/PluggyV2.ts';
import { API_PATH } from '../services/urls.ts';
import { onError } from './on-error.ts';
import { pluggyV2Router } from './pluggy-v2.ts';
import { isSecure, readSessionCookie, setSessionCookie } from './session-cookie.ts';

/** Pluggy's hosted widget; in the sandbox mode the local one stands in its place. */
const LIVE_WIDGET = 'https://connect.pluggy.ai';

/** In the sandbox mode there is nobody to sign anybody in: the page is this user's. */
export const DEMO_USER = 'demo-user';

const ONE_YEAR = '365d';

function securityHeaders({ config }: PluggyV2): express.RequestHandler {
  const widget = config.mode === 'sandbox' ? new URL(config.pluggy.apiUrl).origin : LIVE_WIDGET;
  const https = isSecure(config);
  return helmet({
    // the bank's window, opened from inside the widget, must be able to answer it
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    strictTransportSecurity: https,
    contentSecurityPolicy: {
      directives: {
        frameSrc: [widget],
        imgSrc: ["'self'", 'data:', 'https:', ...(config.mode === 'sandbox' ? [widget] : [])],
        // the widget's package writes its modal's styles into the page
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'"],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
  });
}

async function signInDemoUser(pluggy: PluggyV2, request: express.Request, response: Response): Promise<void> {
  const secure = isSecure(pluggy.config);
  const cookie = readSessionCookie(request, secure);
  if (cookie !== undefined && (await pluggy.verifySession(cookie)) !== undefined) return;
  const { sessionToken, expiresAt } = await pluggy.createSession(parseUserId(DEMO_USER) ?? DEMO_USER);
  setSessionCookie(response, sessionToken, expiresAt, secure);
}

/** Alive and ready, for those who run this: no detail, no authentication; the reasons are in the log. */
function health(app: Express, pluggy: PluggyV2, logger: Logger): void {
  app.get('/healthz', (_request, response) => void response.json({ ok: true }));
  app.get('/readyz', (_request, response) => {
    pluggy.isReady().then(
      (ok) => response.status(ok ? 200 : 503).json({ ok }),
      (error: unknown) => {
        logger.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'not ready');
        response.status(503).json({ ok: false });
      },
    );
  });
}

/**
 * The whole service as an Express app: the API, the page at `/`, and the health checks.
 * @param webDir where the built page lies
 */
export function createApp(pluggy: PluggyV2, webDir: string, logger: Logger): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(pluggy));
  health(app, pluggy, logger);
  app.use(API_PATH, pluggyV2Router(pluggy, logger));
  app.get('/', (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    const signedIn =
      pluggy.config.mode === 'sandbox' ? signInDemoUser(pluggy, request, response) : Promise.resolve();
    signedIn.then(() => response.sendFile(join(webDir, 'index.html')), next);
  });
  app.use('/assets', express.static(join(webDir, 'assets'), { immutable: true, maxAge: ONE_YEAR }));
  app.use(express.static(webDir, { index: false }));
  app.use((_request, _response, next) => next(new PublicError('not_found')));
  app.use(onError(logger));
  return app;
}
