import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { RequestHandler } from 'express';

/** What the build puts beside a text, by the name of its coding; the smaller one first. */
const FORMS = { br: '.br', gzip: '.gz' } as const;
const CODINGS = ['br', 'gzip'] as const;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
};

/** The paths in a folder as an address has them. */
function pathsIn(folder: string): Set<string> {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const paths = files
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `/${relative(folder, join(parentPath, name)).split(sep).join('/')}`);
  return new Set(paths);
}

/**
 * Answers with the compressed copy of a file, where the build made one and the caller takes it; the file server behind this
 * sends it. A part of a file is a part of the plain one.
 */
export function compressedFiles(folder: string): RequestHandler {
  const paths = pathsIn(folder);
  return (request, response, next) => {
    const { path } = request;
    const copies = CODINGS.filter((coding) => paths.has(path + FORMS[coding]));
    if (copies.length === 0 || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    response.vary('Accept-Encoding');
    const coding = copies.find((one) => request.acceptsEncodings(one) === one);
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1)];
    if (coding !== undefined && type !== undefined && request.headers.range === undefined) {
      request.url = path + FORMS[coding];
      response.setHeader('Content-Encoding', coding);
      response.setHeader('Content-Type', type);
    }
    next();
  };
}
