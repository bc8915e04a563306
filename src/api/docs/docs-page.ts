import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Request, type Response, Router } from 'express';
import { API_PATH } from '../../features/shared/urls.ts';
import { describedApi } from './description.ts';
import { DOCS_STYLE } from './docs-style.ts';
import { renderDocs } from './render-docs.ts';

export const DOCS_PATH = '/docs';
export const DOCS_STYLE_PATH = `${DOCS_PATH}/style.css`;

/** The page has no script, no form and no frame, and loads nothing but its style. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

interface Kept {
  readonly type: string;
  readonly text: string;
  readonly gzip: Buffer;
  readonly etag: string;
}

function keep(type: string, text: string): Kept {
  const digest = createHash('sha256').update(text).digest('base64url');
  return { type, text, gzip: gzipSync(text), etag: `W/"${digest}"` };
}

function send({ type, text, gzip, etag }: Kept, request: Request, response: Response): void {
  response.type(type).setHeader('ETag', etag);
  response.setHeader('Cache-Control', 'public, no-cache');
  response.setHeader('Content-Security-Policy', POLICY);
  response.vary('Accept-Encoding');
  if (request.acceptsEncodings('gzip') === 'gzip') response.setHeader('Content-Encoding', 'gzip').send(gzip);
  else response.send(text);
}

/** `/docs`: the reference of the API as a page, for everybody. It is made at the first request. */
export function docsPage(): Router {
  const router = Router({ caseSensitive: true });
  let page: Kept | undefined;
  let style: Kept | undefined;
  router.get(DOCS_PATH, (request, response) => {
    page ??= keep(
      'text/html',
      renderDocs(describedApi(API_PATH), `${API_PATH}/openapi.json`, DOCS_STYLE_PATH),
    );
    send(page, request, response);
  });
  router.get(DOCS_STYLE_PATH, (request, response) => {
    style ??= keep('text/css', DOCS_STYLE);
    send(style, request, response);
  });
  return router;
}
