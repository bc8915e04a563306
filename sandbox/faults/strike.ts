import type { IncomingMessage, ServerResponse } from 'node:http';
import { isApiPath } from '../http/is-api-path.ts';
import type { DrawMishap } from '../http/Mishap.ts';
import type { Call, Handler, Match, Reply } from '../http/Router.ts';
import { toJson } from '../json/to-json.ts';
import type { FaultDice, Throw } from './FaultDice.ts';
import { isCountedList, isFirstPage, shiftedPage, withoutFirstOf } from './list-faults.ts';
import { movedRow, withoutFirstPage } from './page-faults.ts';
import { hasTimes, withOldTimes } from './time-faults.ts';

/** No client waits longer for an answer. */
const MAX_STALL_MS = 60_000;
const SLOW_PIECES = 8;
const SLOW_PAUSE_MS = 120;
const GATEWAY_PAGE =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n';

/** What the faults need to know of the sandbox. */
export interface StrikeSettings {
  /** Seconds that a 429 asks the client to wait. */
  readonly retryAfterSeconds: number;
  /** An id for an error's body. */
  readonly newId: () => string;
}

/** Strikes calls of Pluggy's API with the faults that the dice throw. */
export function strikeWith(dice: FaultDice, settings: StrikeSettings): DrawMishap {
  return (match, path, request) => {
    if (!isExposed(match, path, request)) return undefined;
    const luck = dice.forCall();
    return {
      before: (response) => strikeBefore(luck, response, settings),
      run: (handler, call, response) => runUnkindly(luck, handler, call, response),
      answer: (response, status, body) => strikeAnswer(luck, response, status, body),
    };
  };
}

/**
 * Faults strike Pluggy's API alone: not the control API, nor the pages and what they load or ask by
 * themselves, which a browser marks as coming from the sandbox's own pages.
 */
function isExposed(match: Match, path: string, request: IncomingMessage): boolean {
  const isOwnPage = request.headers['sec-fetch-site'] === 'same-origin';
  return match.kind === 'found' && isApiPath(path) && !isOwnPage;
}

/**
 * Answers in the API's place when a fault strikes before the call is looked at; false when none does, and
 * nothing was sent.
 */
function strikeBefore(luck: Throw, response: ServerResponse, settings: StrikeSettings): boolean {
  if (luck.hits('reset') && luck.coin('reset')) {
    cut(response);
  } else if (luck.hits('stall')) {
    stall(response);
  } else if (luck.hits('status429')) {
    const seconds = String(settings.retryAfterSeconds);
    response.setHeader('retry-after', seconds);
    const message = 'Too many requests, see the Retry-After header';
    sendText(response, 429, 'application/json', toJson({ message, code: 429, errorId: settings.newId() }));
  } else if (luck.hits('status500')) {
    const body = {
      message: 'Internal Server Error',
      code: 500,
      codeDescription: 'INTERNAL_SERVER_ERROR',
      errorId: settings.newId(),
    };
    sendText(response, 500, 'application/json', toJson(body));
  } else if (luck.hits('status502Html')) {
    sendText(response, 502, 'text/html', GATEWAY_PAGE);
  } else {
    return false;
  }
  return true;
}

/** Runs the call, with the faults that strike the data of its answer. */
async function runUnkindly(
  luck: Throw,
  handler: Handler,
  call: Call,
  response: ServerResponse,
): Promise<Reply> {
  const isTransactions = call.method === 'GET' && call.path === '/v2/transactions' && !call.query.has('ids');
  const reply = await handler(call, response);
  if ('streamed' in reply || reply.status !== 200) return reply;
  if (hasTimes(call)) return luck.hits('oldTimes') ? { status: 200, json: withOldTimes(reply.json) } : reply;
  const ask = (query: URLSearchParams) => handler({ ...call, query }, response);
  if (isCountedList(call)) {
    if (isFirstPage(reply)) {
      return luck.hits('emptyFirstPage') ? withoutFirstOf(reply, luck.coin('emptyFirstPage')) : reply;
    }
    return luck.hits('stalePage') ? shiftedPage(reply, call, luck.coin('stalePage'), ask) : reply;
  }
  if (!isTransactions) return reply;
  if (!call.query.has('after')) {
    if (!luck.hits('emptyFirstPage')) return reply;
    return { status: 200, json: withoutFirstPage(call.query, luck.coin('emptyFirstPage')) };
  }
  if (!luck.hits('stalePage')) return reply;
  return movedRow(reply, call, luck.coin('stalePage'), ask);
}

/** Sends the answer damaged; false when no fault strikes, and nothing was sent. */
function strikeAnswer(luck: Throw, response: ServerResponse, status: number, body: Buffer): boolean {
  if (luck.hits('reset')) {
    cut(response);
  } else if (luck.hits('truncated')) {
    writeJsonHead(response, status, body.byteLength);
    response.write(half(body), () => response.destroy());
  } else if (luck.hits('invalidJson')) {
    const part = half(body);
    writeJsonHead(response, status, part.byteLength);
    response.end(part);
  } else if (luck.hits('slowBody')) {
    writeJsonHead(response, status, body.byteLength);
    sendSlowly(response, body, 0);
  } else {
    return false;
  }
  return true;
}

/** Where no answer goes out, the call log shows the status 0. */
function cut(response: ServerResponse): void {
  response.statusCode = 0;
  response.destroy();
}

function stall(response: ServerResponse): void {
  response.statusCode = 0;
  const timer = setTimeout(() => response.destroy(), MAX_STALL_MS);
  response.once('close', () => clearTimeout(timer));
}

function sendSlowly(response: ServerResponse, body: Buffer, start: number): void {
  if (response.destroyed) return;
  const end = start + Math.ceil(body.byteLength / SLOW_PIECES);
  response.write(body.subarray(start, end));
  if (end >= body.byteLength) {
    response.end();
    return;
  }
  const timer = setTimeout(() => sendSlowly(response, body, end), SLOW_PAUSE_MS);
  response.once('close', () => clearTimeout(timer));
}

function half(body: Buffer): Buffer {
  return body.subarray(0, Math.floor(body.byteLength / 2));
}

function writeJsonHead(response: ServerResponse, status: number, length: number): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': length });
}

function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'content-length': body.byteLength });
  response.end(body);
}
