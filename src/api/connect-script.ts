import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Express, Response } from 'express';
import { copyOf } from './compressed-files.ts';
import type { Service } from './Service.ts';
import { sendFile } from './send-file.ts';

type Config = Service['config'];

const SCRIPTS = ['pluggy-connect.js', 'pluggy-connect-widget.js'];
const DESCRIPTION = '/pluggy-connect.json';
const ONE_YEAR = 'public, max-age=31536000, immutable';
/** A page that names no version gets a new one within minutes of an upgrade. */
const FIVE_MINUTES = 'public, max-age=300';

/** What a page of any origin may load and read: it holds no secret, and is the same for everybody. */
function openToAll(response: Response): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}

/** Portuguese, and English after a `|`; one sentence alone serves both. */
function purposeOf(text: string | undefined): Record<string, string> | null {
  if (text === undefined) return null;
  const [portuguese = '', english = portuguese] = text.split('|').map((part) => part.trim());
  return { pt: portuguese, en: english };
}

/** Where Pluggy is, and who asks for the data: what `<pluggy-connect>` reads before it begins. */
function describeService({ mode, pluggy, brand }: Config): object {
  const { name, url, legalName, logoUrl, purpose } = brand;
  return {
    apiUrl: pluggy.apiUrl,
    widgetUrl: mode === 'sandbox' ? new URL(pluggy.apiUrl).origin : null,
    sandbox: mode === 'sandbox',
    app: { name: name ?? null, url: url ?? null, legalName: legalName ?? null, logoUrl: logoUrl ?? null },
    purpose: purposeOf(purpose),
  };
}

/**
 * Serves `/pluggy-connect.js`, for one script tag in a page of any origin, and the description beside it. With `?v=` and the
 * first eight characters of its hash the script may be kept for a year.
 */
export function addConnectScript(app: Express, config: Config, webDir: string): void {
  app.get(DESCRIPTION, (_request, response) => {
    openToAll(response);
    response.setHeader('Cache-Control', FIVE_MINUTES);
    response.json(describeService(config));
  });
  const copy = copyOf(webDir);
  for (const name of SCRIPTS) {
    const path = join(webDir, name);
    const version = existsSync(path) ? hashOf(path) : undefined;
    app.get(`/${name}`, (request, response, next) => {
      openToAll(response);
      response.setHeader(
        'Cache-Control',
        version !== undefined && request.query['v'] === version ? ONE_YEAR : FIVE_MINUTES,
      );
      sendFile(response, copy(request, response, name), { root: webDir, cacheControl: false }, next);
    });
  }
}

const hashOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 8);
