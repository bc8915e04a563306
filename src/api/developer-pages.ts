import { posix } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { pickLanguage } from '../domain/language.ts';
import { SANDBOX_API_KEY } from '../domain/mode.ts';
import { PAGES_OFF } from '../domain/texts/developer-pages.ts';
import { API_PATH, ownWebhookUrl } from '../features/shared/urls.ts';
import { type PageNeeds, pagePolicy, widgetOrigin } from './page-policy.ts';
import type { Service } from './Service.ts';
import { sendFile } from './send-file.ts';

interface DeveloperPage extends PageNeeds {
  readonly file: string;
}

/** The pages by their addresses. */
const PAGES: Readonly<Record<string, DeveloperPage>> = {
  '/pluggy-v2-test.html': { file: 'pluggy-v2-test.html', hasWidget: true },
  '/pluggy-v2-token-only.html': { file: 'pluggy-v2-token-only.html' },
  '/pluggy-widget-debug.html': { file: 'pluggy-widget-debug.html', hasWidget: true, callsPluggy: true },
  '/dev': { file: 'dev.html', callsPluggy: true },
};
/** What the pages ask first: see `settingsOf`. */
const SETTINGS = '/developer-pages.json';
const FILES = new Set(Object.values(PAGES).map(({ file }) => `/${file}`));

/** All addresses that are answered here. */
export const DEVELOPER_PATHS: readonly string[] = [...Object.keys(PAGES), SETTINGS];

/** What a page has to know before anybody signs in; no secret: the key of the sandbox is published. */
function settingsOf(config: Service['config']): object {
  const { mode, pluggy, baseUrl, apiKeys } = config;
  const isPublic = mode === 'sandbox' && apiKeys.includes(SANDBOX_API_KEY);
  return {
    mode,
    apiPath: API_PATH,
    baseUrl,
    webhookUrl: ownWebhookUrl(config),
    pluggyApiUrl: pluggy.apiUrl,
    widgetUrl: mode === 'sandbox' ? pluggy.apiUrl : null,
    widgetOrigin: widgetOrigin(config),
    sampleKey: isPublic ? SANDBOX_API_KEY : null,
  };
}

/** A page of words alone, which needs no file of the build. */
function refuse(request: Request, response: Response): void {
  const language = pickLanguage(request.get('accept-language'));
  const { title, what, why, todo } = PAGES_OFF;
  const words = [what, why, todo].map((text) => `<p>${text[language]}</p>`).join('\n');
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  response.setHeader('Vary', 'Accept-Language');
  response
    .status(403)
    .type('html')
    .send(`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title[language]}</title></head>
<body><main><h1>${title[language]}</h1>
${words}</main></body></html>
`);
}

/** The address without its escapes and detours, as whoever serves files reads it. */
function plainPath(path: string): string | undefined {
  try {
    return posix.normalize(decodeURIComponent(path));
  } catch {
    return undefined;
  }
}

/**
 * The pages for the team: `/dev`, and the three whose names end in `.html`. They hold no data and no credential; the API
 * asks for one. In the live mode they are off unless DEVELOPER_PAGES says otherwise.
 * @param webDir where the built pages lie
 */
export function developerPages({ config }: Pick<Service, 'config'>, webDir: string): RequestHandler {
  return (request, response, next) => {
    const path = plainPath(request.path);
    if (path === undefined || !/^(GET|HEAD)$/.test(request.method)) return next();
    const page = Object.hasOwn(PAGES, path) ? PAGES[path] : undefined;
    if (page === undefined && path !== SETTINGS && !FILES.has(path)) return next();
    response.setHeader('Cache-Control', 'no-store');
    if (!config.developerPages) return refuse(request, response);
    if (path === SETTINGS) return void response.json(settingsOf(config));
    if (page === undefined) return response.redirect('/dev'); // its file has a name of its own
    response.setHeader('Content-Security-Policy', pagePolicy(config, page));
    const options = {
      root: webDir,
      acceptRanges: false,
      cacheControl: false,
      etag: false,
      lastModified: false,
    };
    sendFile(response, page.file, options, next);
  };
}
