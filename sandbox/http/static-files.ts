import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.json', 'application/json'],
  ['.map', 'application/json'],
  ['.woff2', 'font/woff2'],
]);

const PAGES: ReadonlyMap<string, string> = new Map([
  ['/', 'widget/index.html'],
  ['/mock-bank', 'mock-bank/index.html'],
  ['/_sandbox', 'control/index.html'],
]);

/**
 * Answers with a file of the widget's folder; false when the path is none of them. No header forbids
 * framing: the widget page lives in other sites' iframes.
 */
export async function serveStatic(
  widgetDir: string,
  path: string,
  response: ServerResponse,
): Promise<boolean> {
  const page = PAGES.get(path);
  const root = resolve(widgetDir);
  const file = resolve(join(root, page ?? path));
  if (!file.startsWith(root + sep)) return false;
  const content = await readFile(file).catch(() => undefined);
  if (content === undefined) return page === undefined ? false : notBuilt(response);
  // Names in assets/ carry a hash of their content.
  const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  response.writeHead(200, {
    'content-type': TYPES.get(extname(file)) ?? 'application/octet-stream',
    'content-length': content.byteLength,
    'cache-control': cache,
  });
  response.end(content);
  return true;
}

function notBuilt(response: ServerResponse): true {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(
    'The sandbox runs, but its widget page is not built yet. Run "npm start" once, which builds it.\n',
  );
  return true;
}
