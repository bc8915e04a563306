import { createHmac, timingSafeEqual } from 'node:crypto';

export const CONNECT_TOKEN_SECONDS = 30 * 60;

/** What an item made with a connect token inherits. */
export interface ConnectTokenOptions {
  readonly clientUserId?: string;
  readonly webhookUrl?: string;
  readonly oauthRedirectUri?: string;
  readonly avoidDuplicates?: boolean;
}

/** Who calls: the application, or a person's browser with a connect token. */
export type Caller =
  | { readonly kind: 'application' }
  | {
      readonly kind: 'connect-token';
      readonly id: string;
      readonly itemId: string | null;
      readonly options: ConnectTokenOptions;
    };

/** An API key has texts and numbers alone: the Java client reads its claims as a map of strings. */
interface Claims {
  readonly clientId: string;
  readonly iat: number;
  readonly exp: number;
  /** Who holds a connect token; absent in an API key. */
  readonly data?: Caller;
}

/** A three-part JWT; Pluggy's clients decode it without checking it, to read `exp` and `clientId`. */
export function signToken(
  secret: string,
  clientId: string,
  caller: Caller,
  nowMs: number,
  seconds: number,
): string {
  const iat = Math.floor(nowMs / 1000);
  const data = caller.kind === 'application' ? {} : { data: caller };
  const claims: Claims = { clientId, iat, exp: iat + seconds, ...data };
  const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${body}.${signature(secret, body)}`;
}

/** Undefined when the token is not ours or has expired. */
export function readToken(secret: string, token: string, nowMs: number): Caller | undefined {
  const [header = '', payload = '', given = ''] = token.split('.');
  const expected = Buffer.from(signature(secret, `${header}.${payload}`));
  const actual = Buffer.from(given);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
  // The signature vouches for the shape: only signToken knows the secret.
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
  return claims.exp * 1000 > nowMs ? (claims.data ?? { kind: 'application' }) : undefined;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signature(secret: string, body: string): string {
  return createHmac('sha256', secret).update(body).digest('base64url');
}
