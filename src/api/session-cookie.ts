import type { Request, Response } from 'express';
import type { Service } from './Service.ts';

/** Where pages reach this service, and which other pages may show them in a frame. */
type Place = Pick<Service['config'], 'baseUrl' | 'frameAncestors'>;

const NAME = 'pluggy_session';
/**
 * On https browsers take this name only with Secure, for the whole host, and from the host itself: no page of a
 * neighbouring subdomain can put a session of its own into it. The plain name is not read there, for the same reason.
 */
const NAME_ON_HTTPS = `__Host-${NAME}`;
/** A name of its own: a browser that also has the cookie of the time before FRAME_ANCESTORS would send two of one name. */
const NAME_IN_FRAMES = `${NAME_ON_HTTPS}_framed`;
/** Pluggy's API is not on our origin and no other site needs the cookie: it goes to this service alone. */
const STRICT = 'Path=/; HttpOnly; SameSite=Strict';
/**
 * In a frame of another site's page a browser sends no strict cookie. A partitioned one goes along there, and nowhere but
 * under the page that it was given under; browsers take it over https alone.
 */
const IN_FRAMES = 'Path=/; HttpOnly; SameSite=None; Secure; Partitioned';

/** Whether pages reach this service over https. */
export const isSecure = ({ baseUrl }: Pick<Place, 'baseUrl'>): boolean => baseUrl.startsWith('https:');

function formOf(place: Place): { readonly name: string; readonly attributes: string } {
  if (!isSecure(place)) return { name: NAME, attributes: STRICT };
  if (place.frameAncestors.length > 0) return { name: NAME_IN_FRAMES, attributes: IN_FRAMES };
  return { name: NAME_ON_HTTPS, attributes: `${STRICT}; Secure` };
}

export function readSessionCookie(request: Request, place: Place): string | undefined {
  const start = `${formOf(place).name}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length) || undefined;
}

export function setSessionCookie(response: Response, token: string, expiresAt: Date, place: Place): void {
  const { name, attributes } = formOf(place);
  response.append('Set-Cookie', `${name}=${token}; Expires=${expiresAt.toUTCString()}; ${attributes}`);
}

export function clearSessionCookie(response: Response, place: Place): void {
  const { name, attributes } = formOf(place);
  response.append('Set-Cookie', `${name}=; Max-Age=0; ${attributes}`);
}
