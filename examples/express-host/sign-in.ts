import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

// Your own sign-in stands here: whatever tells from a request who somebody is. This one is small, and keeps all in memory.

interface Person {
  /** Becomes the `userId` of all data at Pluggy. It never changes: not an e-mail address, which may. */
  readonly id: string;
  readonly salt: Buffer;
  readonly password: Buffer;
}

const HOUR_MS = 3_600_000;
const COOKIE = 'host_session';
const SECURE = process.env['NODE_ENV'] === 'production' ? '; Secure' : '';

const people = new Map<string, Person>();
const sessions = new Map<string, { readonly person: Person; readonly until: number }>();

const hash = (password: string, salt: Buffer): Buffer => scryptSync(password, salt, 32);

export function addPerson(email: string, id: string, password: string): void {
  const salt = randomBytes(16);
  people.set(email, { id, salt, password: hash(password, salt) });
}

function tokenIn({ headers }: IncomingMessage): string | undefined {
  const cookies = (headers.cookie ?? '').split('; ').map((one) => one.split('='));
  return cookies.find(([name]) => name === COOKIE)?.[1];
}

/** Who is signed in; undefined: nobody. */
export function personOf(request: IncomingMessage): Person | undefined {
  const session = sessions.get(tokenIn(request) ?? '');
  return session !== undefined && session.until > Date.now() ? session.person : undefined;
}

/** SameSite keeps the cookie from requests that other sites make; HttpOnly keeps it from scripts. */
const cookie = (value: string, seconds: number): string =>
  `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${SECURE}`;

/** Limit how often one may try; express-rate-limit does. */
export const signIn: RequestHandler = (request, response) => {
  const { email, password } = (request.body ?? {}) as Record<string, unknown>;
  const person = people.get(String(email));
  // the same work for an address that nobody has: how long it takes tells nothing
  const given = hash(String(password), person?.salt ?? Buffer.alloc(16));
  if (person === undefined || !timingSafeEqual(given, person.password)) {
    response.status(401).json({ error: 'wrong e-mail address or password' });
    return;
  }
  const token = randomBytes(32).toString('base64url');
  sessions.set(token, { person, until: Date.now() + HOUR_MS });
  response.setHeader('Set-Cookie', cookie(token, HOUR_MS / 1000));
  response.json({ id: person.id });
};

export const signOut: RequestHandler = (request, response) => {
  sessions.delete(tokenIn(request) ?? '');
  response.setHeader('Set-Cookie', cookie('', 0));
  response.status(204).end();
};
