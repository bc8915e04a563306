import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach } from 'vitest';
import { checkAnswer } from './answer-schemas.ts';

// Every answer that a service in the test's own process gives is held against the table of operations, whoever asked.

const faults: string[] = [];
let anyFormOfPluggy = false;
let isOff = false;

/** For tests whose bank sends objects in odd forms: their own members are not looked at, ours are. */
export function expectOddObjects(): void {
  anyFormOfPluggy = true;
}

/** For a test that holds its answers against the table itself, to say which request led to which. */
export function answersAreCheckedByTheTest(): void {
  isOff = true;
}

/** Keeps what goes out, and looks at it once all of it has gone. */
function watch(request: IncomingMessage, response: ServerResponse): void {
  const { method = '', url = '' } = request;
  if (method === 'HEAD' || !url.startsWith('/api/pluggy-v2/')) return;
  const sent: Buffer[] = [];
  const keep = (chunk: unknown): void => {
    if (typeof chunk === 'string') sent.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) sent.push(Buffer.from(chunk));
  };
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  response.write = (...args: unknown[]) => {
    keep(args[0]);
    return write(...args);
  };
  response.end = (...args: unknown[]) => {
    keep(args[0]);
    return end(...args);
  };
  const look = (): void => {
    const type = String(response.getHeader('content-type') ?? '');
    const isStream = type.startsWith('text/event-stream');
    if (!response.headersSent || !(response.writableFinished || isStream)) return;
    // a server of a test's own that stands in for the service says nothing of it
    if (response.getHeader('cache-control') !== 'no-store') return;
    const body = Buffer.concat(sent);
    const text = (response.getHeader('content-encoding') === 'gzip' ? gunzipSync(body) : body).toString();
    faults.push(...checkAnswer({ method, url, status: response.statusCode, type, text }, anyFormOfPluggy));
  };
  response.once('close', look);
}

const CHANNEL = 'http.server.request.start';
const onRequest = (message: unknown): void => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  if (!isOff) watch(request, response);
};
subscribe(CHANNEL, onRequest);
// files share their process: each looks at its own answers
afterAll(() => void unsubscribe(CHANNEL, onRequest));

function report(): void {
  const found = [...new Set(faults.splice(0))];
  if (found.length > 0)
    throw new Error(`answers that the table of operations does not describe:\n${found.join('\n')}`);
}

afterEach(report);
afterAll(report);
