import type { RequestHandler } from 'express';
import type { Operation } from '../contract/operations/operation.ts';

/** The first moment of a day in UTC. */
const momentOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/**
 * Says in every answer of an operation that goes away since when it is deprecated (RFC 9745) and from when on it may be
 * gone (RFC 8594). See docs/versioning.md.
 */
export function announceSunset({ sunset }: Pick<Operation, 'sunset'>): RequestHandler[] {
  if (sunset === undefined) return [];
  const deprecation = `@${momentOf(sunset.deprecated).getTime() / 1000}`;
  const end = momentOf(sunset.on).toUTCString();
  return [
    (_request, response, next) => {
      response.setHeader('Deprecation', deprecation);
      response.setHeader('Sunset', end);
      next();
    },
  ];
}
