import type { Request, Response } from 'express';

const NAME = 'pluggy_session';
/**
 * On https browsers take this name only with Secure, for the whole host, and from the host itself: no page of a
 * neighbouring subdomain can put a session of its own into it. The plain name is not read there, for the same reason.
 */
const NAME_ON_HTTPS = `__Host-${NAME}`;
/** Pluggy's API is not on our origin and no other site needs the cookie: it goes to this service alone. */
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Strict';

function attributes(secure: boolean): string {
  return secure ? `${ATTRIBUTES}; Secure` : ATTRIBUTES;
}

/** Whether pages reach this service over https. */
export const isSecure = ({ baseUrl }: { readonly baseUrl: string }): boolean => baseUrl.startsWith('https:');

const nameOf = (secure: boolean): string => (secure ? NAME_ON_HTTPS : NAME);

/** @param secure whether pages reach this service over https */
export function readSessionCookie(request: Request, secure: boolean): string | undefined {
  const start = `${nameOf(secure)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length) || undefined;
}

export function setSessionCookie(response: Response, token: string, expiresAt: Date, secure: boolean): void {
  response.append(
    'Set-Cookie',
    `${nameOf(secure)}=${token}; Expires=${expiresAt.toUTCString()}; ${attributes(secure)}`,
  );
}

export function clearSessionCookie(response: Response, secure: boolean): void {
  response.append('Set-Cookie', `${nameOf(secure)}=; Max-Age=0; ${attributes(secure)}`);
}
