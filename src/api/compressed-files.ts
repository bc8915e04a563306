import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';

/** What the build puts beside a text, by the name of its coding; the smaller one first. */
const FORMS = { br: '.br', gzip: '.gz' } as const;
const CODINGS = ['br', 'gzip'] as const;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
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
 * The file to answer with: the compressed copy of it, where the build made one and the caller takes it, and the headers with
 * it. A part of a file is a part of the plain one.
 * @param path as an address has it; what comes back is one of `paths`, or `path` itself
 */
function takeCopy(request: Request, response: Response, path: string, paths: ReadonlySet<string>): string {
  const copies = CODINGS.filter((coding) => paths.has(path + FORMS[coding]));
  if (copies.length === 0) return path;
  response.vary('Accept-Encoding');
  const coding = copies.find((one) => request.acceptsEncodings(one) === one);
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)];
  if (coding === undefined || type === undefined || request.headers.range !== undefined) return path;
  response.setHeader('Content-Encoding', coding);
  response.setHeader('Content-Type', type);
  return path + FORMS[coding];
}

/** Has the file server behind this send the compressed copy of a file. */
export function compressedFiles(folder: string): RequestHandler {
  const paths = pathsIn(folder);
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD')
      request.url = takeCopy(request, response, request.path, paths);
    next();
  };
}

/** For a route of one file: the name of what to send. */
export function copyOf(folder: string): (request: Request, response: Response, name: string) => string {
  const paths = pathsIn(folder);
  return (request, response, name) => takeCopy(request, response, `/${name}`, paths).slice(1);
}
