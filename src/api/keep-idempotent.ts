import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { PublicError } from '../domain/errors.ts';
import { IDEMPOTENCY_KEY } from '../domain/texts/requests.ts';
import { beginIdempotent, type IdempotentRequest } from '../store/statements/requests/begin-idempotent.ts';
import {
  forgetIdempotent,
  keepIdempotentAnswer,
} from '../store/statements/requests/keep-idempotent-answer.ts';
import { aboutOf, leaveOutOfAudit, userOfPath } from './audit.ts';
import type { Route } from './bind.ts';
import { callerOf, userOfCaller } from './caller.ts';
import type { Service } from './Service.ts';
import { sendJsonText } from './send-json.ts';

const HEADER = 'Idempotency-Key';
const KEY = /^[\x21-\x7e]{1,255}$/;

const digestOf = (...parts: readonly unknown[]): Buffer =>
  createHash('sha256').update(JSON.stringify(parts)).digest();

/** A person, with any session: the repeat may come after a new sign-in. A server, by its key. */
function whoIs(request: Request): string {
  const caller = callerOf(request);
  return caller.kind === 'server' ? `key:${caller.keyId}` : `user:${caller.userId}`;
}

function describe(request: Request, { id }: Route, key: string, now: Date): IdempotentRequest {
  const userId = userOfCaller(callerOf(request)) ?? userOfPath(request);
  return {
    id: digestOf(whoIs(request), id, request.params, key),
    userId,
    bodyDigest: digestOf(key, request.body ?? null), // the key is as a salt: nobody can guess a body from its digest
    now,
  };
}

/** An answer without what is shown once. */
function withoutSecrets(answer: string, secrets: readonly string[]): string {
  if (secrets.length === 0 || answer === '') return answer;
  const members = Object.entries(JSON.parse(answer) as object);
  return JSON.stringify(Object.fromEntries(members.filter(([name]) => !secrets.includes(name))));
}

const textOf = (chunk: unknown): string =>
  typeof chunk === 'string' ? chunk : Buffer.isBuffer(chunk) ? chunk.toString('utf8') : '';

type Keep = (answer: string) => Promise<void>;

const keeping = new WeakMap<Response, Keep>();

/**
 * Has an answer of one piece kept before it goes out; what goes wrong there holds nobody up. It stands before the audit,
 * which hands an answer on once its line is durable: an answer that its caller does not get is not kept.
 */
export const keepAnswer: RequestHandler = (_request, response, next) => {
  const { end } = response;
  response.end = ((...args: Parameters<typeof end>) => {
    response.end = end;
    const send = (): void => void end.apply(response, args);
    const keep = keeping.get(response);
    if (keep === undefined) send();
    else keep(textOf(args[0])).then(send, send);
    return response;
  }) as typeof end;
  next();
};

/**
 * Runs a request that creates something once, however often it is sent with the same Idempotency-Key within 24 hours: the
 * answer is repeated, without the secrets that are shown once. What was refused or failed may be tried again. Whose process
 * died in the middle may be tried again after two minutes; whether the first try had been done by then, nobody knows.
 * It needs `keepAnswer` before it.
 */
export const keepIdempotent =
  (service: Service, route: Route, { secrets }: NonNullable<Route['creates']>): RequestHandler =>
  async (request, response, next) => {
    const key = request.get(HEADER);
    if (key === undefined) return next();
    try {
      if (!KEY.test(key))
        throw new PublicError('invalid_value', { field: HEADER, expected: IDEMPOTENCY_KEY });
      const { database, clock } = await service.ready();
      const asked = describe(request, route, key, clock.now());
      const kept = await database.asSystem((tx) => beginIdempotent(tx, asked));
      if (kept === undefined) {
        keeping.set(response, async (answer) => {
          const { statusCode: status } = response;
          const userId = aboutOf(request).userId ?? asked.userId;
          await database.asSystem((tx) =>
            status < 400
              ? keepIdempotentAnswer(tx, { ...asked, userId }, status, withoutSecrets(answer, secrets))
              : forgetIdempotent(tx, asked),
          );
        });
        return next();
      }
      if (!kept.bodyDigest.equals(asked.bodyDigest)) throw new PublicError('idempotency_mismatch');
      if (kept.status === null || kept.answer === null) throw new PublicError('idempotency_in_progress');
      leaveOutOfAudit(request);
      response.setHeader('Idempotency-Replayed', 'true');
      sendJsonText(response, kept.answer, kept.status);
    } catch (error) {
      next(error);
    }
  };
