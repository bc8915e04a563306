import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NextFunction, Response } from 'express';
import type { Service } from './Service.ts';

type Brand = Service['config']['brand'];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

/** Where the page's HTML shows whose app it is. */
const SHOWN_NAME = /(?<=<span class="brand-name">)[^<]*/;
const SHOWN_MARK = /<span class="brand-mark">.*?<\/span>/s;

/** A page with the team's name as its title, and with what its header shows: it stands there before any script runs. */
export function brandPage(html: string, { name, logoUrl }: Brand): string {
  const meta = [
    ['application-name', name],
    ['application-logo', logoUrl],
  ] as const;
  const lines = meta.flatMap(([key, value]) =>
    value === undefined ? [] : [`<meta name="${key}" content="${escapeHtml(value)}" />`],
  );
  const title = name === undefined ? undefined : escapeHtml(name);
  const logo = logoUrl === undefined ? undefined : escapeHtml(logoUrl);
  // a text that is replaced by a function's has no signs of its own, such as $&
  return html
    .replace(/(?<=<title>)[^<]*/, (ours) => title ?? ours)
    .replace(SHOWN_NAME, (ours) => title ?? ours)
    .replace(SHOWN_MARK, (ours) =>
      logo === undefined
        ? ours
        : `<img class="brand-logo" src="${logo}" alt="" referrerpolicy="no-referrer" />`,
    )
    .replace('</head>', () => `${lines.join('')}</head>`);
}

/** Under which name browsers install the app. */
export function brandManifest(manifest: string, { name }: Brand): string {
  return name === undefined ? manifest : JSON.stringify({ ...JSON.parse(manifest), name, short_name: name });
}

/** Answers with a file as the team's brand changes it. Where there is no such file, what comes after it is asked. */
export function sendBranded(
  response: Response,
  path: { readonly webDir: string; readonly file: string; readonly type: string },
  change: (text: string) => string,
  next: NextFunction,
): void {
  readFile(join(path.webDir, path.file), 'utf8').then(
    (text) => response.type(path.type).send(change(text)),
    (error: NodeJS.ErrnoException) => next(error.code === 'ENOENT' ? undefined : error),
  );
}
