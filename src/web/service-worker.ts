/**
 * Opens the app without the network: it keeps the app's own files, which are the same for everybody, and nothing of a person.
 * What a person saw is kept by the page, in `lib/seen-store.ts`.
 */

/** The part of a service worker's world that is used here. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', on: (event: Waiting) => void): void;
  addEventListener(type: 'message', on: (event: Waiting & { readonly data: unknown }) => void): void;
  addEventListener(type: 'fetch', on: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: { readonly origin: string };
}
interface Waiting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Waiting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as WorkerScope;
const SHELL = '/';
/** What is no address of the app: it needs the service, or is a file. */
const NOT_THE_APP = /^\/(api|mcp|docs|dev|conectar|pluggy|healthz|readyz|assets)|\.[a-z]+$/;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** The files that a page has loaded, of the build that the page is of. Those of other builds go. */
async function keepFiles(build: string, files: readonly string[]): Promise<void> {
  const others = (await caches.keys()).filter((name) => name !== build);
  const cache = await caches.open(build);
  const missing: string[] = [];
  for (const file of [SHELL, ...files]) if ((await cache.match(file)) === undefined) missing.push(file);
  await cache.addAll(missing);
  await Promise.all(others.map((name) => caches.delete(name)));
}

interface Loaded {
  readonly build: string;
  readonly files: readonly string[];
}

const isLoaded = (data: unknown): data is Loaded =>
  typeof data === 'object' && data !== null && 'build' in data && 'files' in data;

worker.addEventListener('message', (event) => {
  if (isLoaded(event.data)) event.waitUntil(keepFiles(event.data.build, event.data.files));
});

/**
 * Keeps the page that has just come in the place of the one before: the team's name, logo and colours stand in it, and may be
 * others now. One of another build is kept once its files are; a cache has the name of the file that its page begins with.
 */
async function keepShell(page: Response): Promise<void> {
  const html = await page.text();
  const build = (await caches.keys()).find((name) => html.includes(`"${name}"`));
  if (build === undefined) return;
  const headers = new Headers(page.headers);
  // of one address alone
  headers.delete('link');
  await (await caches.open(build)).put(SHELL, new Response(html, { headers }));
}

async function openShell(event: Fetching): Promise<Response> {
  try {
    const page = await fetch(event.request);
    if (page.ok) event.waitUntil(keepShell(page.clone()));
    return page;
  } catch (error) {
    const kept = await caches.match(SHELL);
    if (kept === undefined) throw error;
    return kept;
  }
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && !NOT_THE_APP.test(pathname)) event.respondWith(openShell(event));
  // a file's name has its content's hash in it: the one that is kept is the right one
  else if (pathname.startsWith('/assets/'))
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
