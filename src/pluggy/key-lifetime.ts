/** What Pluggy documents for an API key. */
const DOCUMENTED_MS = 2 * 60 * 60 * 1000;

function claims(apiKey: string): object {
  try {
    const payload = apiKey.split('.')[1] ?? '';
    const value: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function seconds(from: object, name: string): number {
  const value: unknown = Reflect.get(from, name);
  return typeof value === 'number' ? value : Number.NaN;
}

/**
 * How long an API key that arrived at `now` lives, in milliseconds, read from the JWT without verifying it.
 * `exp - iat` is preferred to `exp - now`: it holds even when our clock is wrong.
 */
export function keyLifetimeMs(apiKey: string, now: Date): number {
  const from = claims(apiKey);
  const exp = seconds(from, 'exp');
  const iat = seconds(from, 'iat');
  const lifetime = exp * 1000 - (Number.isNaN(iat) ? now.getTime() : iat * 1000);
  return lifetime > 0 ? lifetime : DOCUMENTED_MS;
}
