import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import express, { type Express, type Request } from 'express';
import helmet from 'helmet';
import { APP_PATHS, appPageAt } from '../contract/pages.ts';
import { PublicError } from '../domain/errors.ts';
import { pickLanguage } from '../domain/language.ts';
import type { Logger } from '../domain/logger.ts';
import { API_PATH } from '../features/shared/urls.ts';
import { apiRouter } from './api-router.ts';
import { brandManifest, brandPage, sendBranded } from './branded-files.ts';
import { checkHost } from './check-host.ts';
import { compressedFiles } from './compressed-files.ts';
import { addConnectScript } from './connect-script.ts';
import { DemoSession } from './demo-session.ts';
import { DEVELOPER_PATHS, developerPages } from './developer-pages.ts';
import { DOCS_PATH, DOCS_STYLE_PATH, docsPage } from './docs/docs-page.ts';
import { addHealth, type HealthOptions } from './health.ts';
import { mcpRouter } from './mcp/mcp-router.ts';
import { refuseOtherMethods } from './methods.ts';
import { onError } from './on-error.ts';
import { pageLinks } from './page-files.ts';
import { NO_PAGE_POLICY, type PageNeeds, setPagePolicy, WORKER_POLICY } from './page-policy.ts';
import { giveRequestId } from './request-id.ts';
import { routes } from './routes.ts';
import type { Service } from './Service.ts';
import { sendFile } from './send-file.ts';
import { isSecure } from './session-cookie.ts';
import { uncached } from './uncached.ts';
import { WrongCredentials } from './WrongCredentials.ts';

const ONE_YEAR = '365d';

/** The page is of this moment: there are no parts and no versions of it to ask for. */
const CONDITIONS = ['if-match', 'if-unmodified-since'] as const;
const WHOLE = { acceptRanges: false, cacheControl: false, etag: false, lastModified: false };

/** Connecting a bank alone, without the app around it: a light page of its own. */
const CONNECT_PATH = '/conectar';
const isPage = (path: string): boolean => path === CONNECT_PATH || appPageAt(path) !== undefined;

/** What is read alone: the pages and files, and the health checks. */
function filesIn(webDir: string): (request: Request) => string[] {
  const known = new Set([
    '/healthz',
    '/readyz',
    '/pluggy-connect.json',
    DOCS_PATH,
    DOCS_STYLE_PATH,
    ...DEVELOPER_PATHS,
  ]);
  const files = existsSync(webDir) ? readdirSync(webDir, { recursive: true, withFileTypes: true }) : [];
  // the build's own list is nobody's to read
  for (const file of files.filter((entry) => entry.isFile() && !entry.parentPath.endsWith('.vite')))
    known.add(`/${relative(webDir, join(file.parentPath, file.name)).split(sep).join('/')}`);
  return ({ path }) => (known.has(path) || isPage(path) ? ['GET'] : []);
}

/** Every answer is held to the strictest policy; a page says what it needs. */
function securityHeaders({ config }: Service): express.RequestHandler {
  const https = isSecure(config);
  const harden = helmet({
    // the bank's window, opened from inside the widget, must be able to answer it
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    strictTransportSecurity: https,
    contentSecurityPolicy: false,
  });
  return (request, response, next) => {
    response.setHeader('Content-Security-Policy', NO_PAGE_POLICY);
    harden(request, response, next);
  };
}

/**
 * The page signs its visitor in. Where that fails, it is served all the same, and hears of the reason from the API: its
 * question who is looking signs in too.
 */
function signInAtPage(demo: DemoSession, logger: Logger): express.RequestHandler {
  return (request, response, next) => {
    const { authorization, 'sec-fetch-site': site } = request.headers;
    const failed = (error: unknown): void =>
      logger.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'nobody could be signed in');
    const given = (token: string | undefined): void => {
      if (token !== undefined) request.headers.authorization = `Bearer ${token}`;
      next();
    };
    const isQuestion = request.path === `${API_PATH}/session` && site === 'same-origin';
    if (request.method === 'GET' && isPage(request.path))
      demo.signIn(request, response).catch(failed).finally(next);
    else if (request.method === 'GET' && isQuestion && authorization === undefined)
      demo.signIn(request, response).then(given, next);
    else next();
  };
}

/** The app connects banks itself, and with Pluggy's widget where a person asks for that. */
const APP: PageNeeds = {
  hasWidget: true,
  callsPluggy: true,
  showsBanks: true,
  isFramed: true,
  isInstalled: true,
};
/** This page has the element alone, which needs no style of its own in the page. */
const CONNECT: PageNeeds = { callsPluggy: true, showsBanks: true, isFramed: true };

/** One page for all addresses of the app, which are as they are written: a route alone would take capitals, too. And that of connecting. */
function sendPage({ config }: Service, webDir: string): express.RequestHandler {
  const linksOf = pageLinks(webDir);
  return (request, response, next) => {
    if (!isPage(request.path)) return next();
    const isConnect = request.path === CONNECT_PATH;
    const hasWidget = request.query['mode'] === 'widget';
    const needs = isConnect ? { ...CONNECT, hasWidget } : APP;
    for (const name of CONDITIONS) delete request.headers[name];
    setPagePolicy(response, config, needs);
    const links = linksOf(request.path, pickLanguage(request.get('accept-language')));
    if (links !== undefined) response.setHeader('Link', links);
    if (isConnect) return sendFile(response, 'conectar.html', { ...WHOLE, root: webDir }, next);
    const page = { webDir, file: 'index.html', type: 'html' };
    sendBranded(response, page, (html) => brandPage(html, config.brand), next);
  };
}

/**
 * The whole service as an Express app: the API, the page at `/`, and the health checks.
 * @param webDir where the built page lies
 */
export function createApp(service: Service, webDir: string, options: HealthOptions): Express {
  const { logger } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // files have one of their own; everything else is not kept
  app.set('trust proxy', service.config.trustProxy);
  app.use(giveRequestId);
  app.use(securityHeaders(service));
  addHealth(app, options);
  if (service.config.mode === 'sandbox') {
    app.use(checkHost(service.config));
    app.use(signInAtPage(new DemoSession(service), logger));
  }
  app.use(docsPage());
  const wrong = new WrongCredentials(service.config.wrongCredentialsPerMinute);
  app.use(API_PATH, apiRouter(service, { logger }, routes, wrong));
  app.use('/mcp', mcpRouter(service, wrong, logger));
  addConnectScript(app, service.config, webDir);
  app.use(developerPages(service, webDir));
  for (const path of [...APP_PATHS, CONNECT_PATH]) app.get(path, uncached, sendPage(service, webDir));
  app.get('/manifest.webmanifest', (_request, response, next) => {
    const file = { webDir, file: 'manifest.webmanifest', type: 'application/manifest+json' };
    sendBranded(response, file, (text) => brandManifest(text, service.config.brand), next);
  });
  app.use('/assets', compressedFiles(join(webDir, 'assets')));
  app.use(
    '/assets',
    express.static(join(webDir, 'assets'), { immutable: true, maxAge: ONE_YEAR, redirect: false }),
  );
  const setHeaders = (response: express.Response, path: string): void => {
    if (path.endsWith('.html')) setPagePolicy(response, service.config, APP);
    if (path.endsWith('service-worker.js')) response.setHeader('Content-Security-Policy', WORKER_POLICY);
  };
  app.use(express.static(webDir, { index: false, redirect: false, setHeaders }));
  app.use(refuseOtherMethods(filesIn(webDir)));
  app.use((_request, _response, next) => next(new PublicError('not_found')));
  app.use(onError(logger));
  return app;
}
