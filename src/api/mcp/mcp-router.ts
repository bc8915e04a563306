import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Scope } from '../../contract/operations/operation.ts';
import { PublicError } from '../../domain/errors.ts';
import { pickLanguage } from '../../domain/language.ts';
import type { Logger } from '../../domain/logger.ts';
import { ON_OR_OFF } from '../../domain/texts/mcp.ts';
import { oneOfTexts } from '../../domain/texts/requests.ts';
import { requireUserId } from '../../features/shared/require-input.ts';
import { actorOf } from '../audit.ts';
import type { Route } from '../bind.ts';
import { callerOf, userOfCaller } from '../caller.ts';
import { checkHost } from '../check-host.ts';
import { endWithSession } from '../end-with-session.ts';
import { guard } from '../guard.ts';
import { queryOf } from '../host-request.ts';
import { limitRequests } from '../limit-requests.ts';
import { refuseOtherMethods } from '../methods.ts';
import { onError } from '../on-error.ts';
import { readJsonBody } from '../read-body.ts';
import type { Service } from '../Service.ts';
import { uncached } from '../uncached.ts';
import { networkOf, type WrongCredentials } from '../WrongCredentials.ts';
import { answerMessage, PROTOCOL_VERSIONS } from './answer-message.ts';
import type { ToolContext } from './call-tool.ts';

/** How the guard and the limits know the address; each call of a tool is audited under its own operation. */
const route = (scope: readonly Scope[]): Route => ({
  id: 'mcp',
  method: 'post',
  path: '/mcp',
  access: 'caller',
  scope,
  audit: null,
  summary: 'The Model Context Protocol.',
  responses: {},
  handle: async () => {},
});
const READING = route(['read']);
const WRITING = route(['read', 'write']);

/** A page of another site reaches nothing here: neither through its own name nor through an address of ours. */
const refuseOtherOrigins: RequestHandler = ({ headers: { origin, host } }, _response, next) => {
  const isOwn = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  next(isOwn ? undefined : new PublicError('cross_site'));
};

/** A cookie is sent by a browser whoever asked for it: here only a bearer says who calls. */
const takeNoCookie: RequestHandler = (request, _response, next) => {
  delete request.headers.cookie;
  next();
};

/** `?write=on`: the tool that changes something is there too. */
function wantsToWrite(request: Request): boolean {
  const { write } = queryOf(request);
  if (write === undefined || write === 'off') return false;
  if (write !== 'on') throw new PublicError('invalid_value', { field: 'write', expected: ON_OR_OFF });
  return true;
}

/** @throws {PublicError} invalid_user_id: an API key has to say whose data (`?userId=`); forbidden: it is not the session's */
function contextOf(service: Service, request: Request, logger: Logger): ToolContext {
  const caller = callerOf(request);
  const [own, { userId: asked }] = [userOfCaller(caller), queryOf(request)];
  if (own !== undefined && asked !== undefined && asked !== own) throw new PublicError('forbidden');
  return {
    parts: () => service.ready(),
    logger,
    userId: own ?? requireUserId(typeof asked === 'string' ? asked : ''),
    language: pickLanguage(request.get('accept-language')),
    mayWrite: wantsToWrite(request),
    actor: actorOf(caller) ?? '',
    network: networkOf(request),
  };
}

function checkVersion(request: Request): void {
  const version = request.get('mcp-protocol-version');
  if (version !== undefined && !PROTOCOL_VERSIONS.includes(version))
    throw new PublicError('invalid_value', {
      field: 'MCP-Protocol-Version',
      expected: oneOfTexts(PROTOCOL_VERSIONS),
    });
}

async function answer(service: Service, logger: Logger, request: Request, response: Response): Promise<void> {
  checkVersion(request);
  const reply = await answerMessage(request.body, contextOf(service, request, logger));
  if (reply === undefined) return void response.status(202).end();
  response.status(200).type('application/json').send(JSON.stringify(reply));
}

/**
 * `POST /mcp`: the Model Context Protocol over Streamable HTTP. Each message is answered by itself: there is neither a
 * session nor a stream, which the protocol leaves free. Authentication, limits and the audit are those of every route.
 */
export function mcpRouter(service: Service, wrong: WrongCredentials, logger: Logger): Router {
  const router = express.Router();
  const admit: RequestHandler = (request, response, next) => {
    const needed = (): Route => (wantsToWrite(request) ? WRITING : READING);
    void Promise.resolve()
      .then(() => guard(service, wrong, needed(), undefined, request))
      .then(() => endWithSession(service, callerOf(request), response))
      .then(() => next(), next);
  };
  router.use(uncached, checkHost(service.config), refuseOtherOrigins, takeNoCookie);
  router.use(refuseOtherMethods(({ path }) => (path === '/' ? ['POST'] : [])));
  router.post('/', admit, limitRequests(service, READING), ...readJsonBody, (request, response, next) => {
    answer(service, logger, request, response).catch(next);
  });
  router.use((_request, _response, next) => next(new PublicError('not_found')));
  router.use(onError(logger));
  return router;
}
