import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { API_PATH } from '../features/shared/urls.ts';
import { receiveWebhook } from '../ingest/receive-webhook.ts';
import { ROUND_TRIP_HEADER } from '../ingest/round-trip.ts';
import { WEBHOOK_SECRET_HEADER } from '../ingest/WebhookSecrets.ts';
import { readDelivery } from './read-delivery.ts';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.ts';
import type { Service } from './Service.ts';

const PATH = `${API_PATH}/webhook`;
/** Larger deliveries are rare, and may take the longer way. */
const MAX_BYTES = 256 * 1024;

const ANSWER = JSON.stringify({ received: true });
const HEADERS = {
  'Content-Type': 'application/json; charset=utf-8',
  'Content-Length': Buffer.byteLength(ANSWER),
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

/** What went wrong with a delivery whose body is read already; the app answers with it. */
const failures = new WeakMap<IncomingMessage, unknown>();

/** @throws what the front could not do, for a delivery that came through it */
export function throwFailure(request: IncomingMessage): void {
  if (failures.has(request)) throw failures.get(request);
}

/** The secret of a delivery as Pluggy sends them; undefined: something else, which the app answers. */
function secretOf({ method, url, headers }: IncomingMessage): string | undefined {
  if (method !== 'POST' || url !== PATH || headers[ROUND_TRIP_HEADER] !== undefined) return undefined;
  const length = Number(headers['content-length']);
  const secret = headers[WEBHOOK_SECRET_HEADER];
  return length <= MAX_BYTES && typeof secret === 'string' ? secret : undefined;
}

/** @returns whether it was answered; false: nothing of the request is read yet */
async function answer(
  service: Service,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const parts = await service.ready();
  if (!(await parts.webhookSecrets.accepts(secret))) return false;
  try {
    await receiveWebhook(parts, await readDelivery(request), request.headers['content-encoding']);
  } catch (error) {
    failures.set(request, error);
    return false;
  }
  response.writeHead(202, { ...HEADERS, [REQUEST_ID_HEADER]: requestIdOf(request) }).end(ANSWER);
  return true;
}

/**
 * Answers Pluggy's deliveries before the app sees them: the app's own work on a request takes several times as long as a
 * delivery's. Whatever is not a delivery with the right secret, and every error, is the app's, so that refusals and
 * problem documents are made in one place.
 */
export function webhookFront(service: Service, app: RequestListener): RequestListener {
  return (request, response) => {
    const secret = secretOf(request);
    if (secret === undefined) app(request, response);
    else
      answer(service, secret, request, response).then(
        (isAnswered) => void (isAnswered || app(request, response)),
        () => app(request, response),
      );
  };
}
