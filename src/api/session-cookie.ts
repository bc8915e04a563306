import type { Request, Response } from 'express';

const NAME = 'pluggy_session';
/** Pluggy's API is not on our origin and no other site needs the cookie: it goes to this service alone. */
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Strict';

function attributes(secure: boolean): string {
  return secure ? `${ATTRIBUTES}; Secure` : ATTRIBUTES;
}

export function readSessionCookie(request: Request): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${NAME}=`))?.slice(NAME.length + 1) || undefined;
}

/** @param secure whether pages reach this service over https */
export function setSessionCookie(response: Response, token: string, expiresAt: Date, secure: boolean): void {
  response.append(
    'Set-Cookie',
    `${NAME}=${token}; Expires=${expiresAt.toUTCString()}; ${attributes(secure)}`,
  );
}

export function clearSessionCookie(response: Response, secure: boolean): void {
  response.append('Set-Cookie', `${NAME}=; Max-Age=0; ${attributes(secure)}`);
}
