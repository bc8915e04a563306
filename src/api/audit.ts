import type { Request, RequestHandler, Response } from 'express';
import { auditOf } from '../contract/operations/operation.ts';
import { type AuditAction, type AuditEntry, outcomeOf } from '../domain/audit.ts';
import { parseUserId } from '../domain/ids.ts';
import type { Route } from './bind.ts';
import { type Caller, findCaller } from './caller.ts';
import { findProblem } from './on-error.ts';
import type { Service } from './Service.ts';
import { networkOf } from './WrongCredentials.ts';

type About = Pick<AuditEntry, 'userId' | 'subject'>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How the audit names a caller; null: a stranger. */
export function actorOf(caller: Caller | undefined): string | null {
  switch (caller?.kind) {
    case undefined:
      return null;
    case 'server':
      return caller.keyId === null ? 'host:server' : `key:${caller.keyId}`;
    case 'host':
      return 'host:user'; // whose data it is stands beside it
    case 'session':
      return `session:${caller.sessionId}`;
  }
}

const entryOf = (request: Request, action: AuditAction, about: About) => ({
  action,
  actor: actorOf(findCaller(request)),
  network: networkOf(request),
  ...about,
});

/** Notes what a caller was refused before any operation began; nobody waits for it. */
export function noteRefusal(
  service: Service,
  request: Request,
  action: AuditAction,
  { userId = null, subject = null, reason = null }: Partial<About & Pick<AuditEntry, 'reason'>> = {},
): void {
  const entry = { ...entryOf(request, action, { userId, subject }), reason };
  service.ready().then(
    ({ audit }) => audit.note(entry),
    () => {}, // there is no database to write to, and nothing was done without it
  );
}

/** Whose data the path names, where the caller is somebody: a stranger's word fills no line. */
export const userOfPath = (request: Request): string | null =>
  findCaller(request) === undefined ? null : (parseUserId(request.params['userId']) ?? null);

/** The ids in a path that are no user's; a text that is no id could be anything. */
function subjectOf({ params }: Request): string | null {
  const ids = Object.entries(params).filter(([name, value]) => name !== 'userId' && UUID.test(String(value)));
  return ids.at(-1)?.[1]?.toString() ?? null;
}

const abouts = new WeakMap<Request, Partial<About>>();

/** What a handler knows better than the path: whose data it was, or the id of what it made. Null leaves one out. */
export function auditAbout(request: Request, about: Partial<About>): void {
  abouts.set(request, { ...abouts.get(request), ...about });
}

/** What handlers said so far. */
export const aboutOf = (request: Request): Partial<About> => abouts.get(request) ?? {};

const leftOut = new WeakSet<Request>();

/** A request that only gets a former answer once more changes nothing. */
export const leaveOutOfAudit = (request: Request): void => void leftOut.add(request);

/** @param ofPath whose data and what the path names; Express takes its parameters away from whoever answers an error */
function lineOf(
  route: Route,
  action: AuditAction,
  ofPath: About,
  request: Request,
  response: Response,
): AuditEntry | undefined {
  const outcome = outcomeOf(response.statusCode);
  if (outcome === undefined || leftOut.has(request)) return undefined;
  const about = { ...ofPath, ...abouts.get(request) };
  const reason = findProblem(response) ?? null;
  return { ...entryOf(request, action, about), operation: route.id, outcome, reason };
}

/** Calls `told` in the moment in which the head of the answer goes out: the outcome is known then. */
function onHead(response: Response, told: () => void): void {
  const { writeHead } = response;
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    response.writeHead = writeHead;
    if (typeof args[0] === 'number') response.statusCode = args[0];
    told();
    return writeHead.apply(response, args);
  }) as typeof writeHead;
}

/** Holds an answer of one piece until `before` is done; where that fails, `failed` answers instead. */
function holdEnd(response: Response, before: () => Promise<void>, failed: (error: unknown) => void): void {
  const { end } = response;
  response.end = ((...args: Parameters<typeof end>) => {
    response.end = end;
    before().then(() => end.apply(response, args), failed);
    return response;
  }) as typeof end;
}

/**
 * Writes the line of an operation once its outcome is known. What is read is noted as the answer begins, and nobody waits. What
 * was changed is answered once its line is durable: where the line cannot be written, the caller hears
 * `database_unavailable`, as of a change of which nobody knows whether it lasts.
 */
export const keepAudit =
  (service: Service, route: Route): RequestHandler =>
  (request, response, next) => {
    const action = auditOf(route);
    if (action === null) return next();
    const ofPath = { userId: userOfPath(request), subject: subjectOf(request) };
    const find = (): AuditEntry | undefined => lineOf(route, action, ofPath, request, response);
    const note = (): void => {
      const line = find();
      if (line === undefined) return;
      service.ready().then(
        ({ audit }) => audit.note(line),
        () => {}, // nothing was done without a database
      );
    };
    if (route.method === 'get') {
      onHead(response, note);
      return next();
    }
    const record = async (): Promise<void> => {
      const line = find();
      if (line?.outcome !== 'done' || response.headersSent) return note();
      await (await service.ready()).audit.record(line);
    };
    holdEnd(response, record, next);
    next();
  };
