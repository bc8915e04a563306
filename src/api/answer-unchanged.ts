import type { Request, RequestHandler } from 'express';
import { isByState } from '../contract/by-state.ts';
import { parseUserId } from '../domain/ids.ts';
import { pickLanguage } from '../domain/language.ts';
import { tagOfState } from '../features/changes/state-tag.ts';
import type { Service } from './Service.ts';
import { conditionOf } from './uncached.ts';

/** What answers look like; raised with their members, so that nobody goes on with an answer of former members. */
const FORM = '1';

/** Weak or strong, as proxies make one of the other; `*` names no answer that was ever given. */
const isAmong = (condition: string | undefined, tag: string): boolean =>
  condition?.split(',').some((one) => one.trim().replace(/^W\//, '') === `"${tag}"`) ?? false;

/** Undefined: there can be no such user, which is said with everything else that is wrong with the request. */
async function tagFor(service: Service, request: Request): Promise<string | undefined> {
  const form = `${FORM} ${pickLanguage(request.get('accept-language'))}`;
  const userId = parseUserId(request.params['userId']);
  return userId === undefined ? undefined : tagOfState(await service.ready(), userId, form);
}

/**
 * Answers 304 to whoever has the answer already, by the state of the user's data; others get the state as the answer's ETag. A
 * browser keeps the answer for its own user, and asks before each use of it.
 */
export function answerUnchanged(service: Service, id: string): RequestHandler[] {
  if (!isByState(id)) return [];
  return [
    (request, response, next) =>
      void tagFor(service, request).then((tag) => {
        if (tag === undefined) return next();
        response.setHeader('Cache-Control', 'private, no-cache');
        response.vary('Authorization, Cookie, Accept-Language');
        response.setHeader('ETag', `W/"${tag}"`);
        if (isAmong(conditionOf(response), tag)) response.status(304).end();
        else next();
      }, next),
  ];
}
