import type { Call } from './Call.ts';
import { PluggyCredentialsError, PluggyInvalidAnswerError, PluggyResponseError } from './pluggy-errors.ts';
import { readJson } from './readers.ts';

/** Pluggy answers 400 to a client id that is no UUID, 401 to a wrong pair, 403 to an address it must not come from. */
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403]);

/** POST /auth: the application's credentials for an API key, which lives for two hours. */
export function authentication(clientId: string, clientSecret: string): Call<string> {
  return {
    method: 'POST',
    path: '/auth',
    body: { clientId, clientSecret },
    // A second key does not end the first one.
    repeatable: true,
    read: (answer, request) => {
      const key = readJson(answer, request).json<{ apiKey?: unknown } | null>()?.apiKey;
      // A line break would split the header that carries the key.
      if (typeof key === 'string' && /^[\x21-\x7e]+$/.test(key)) return key;
      throw new PluggyInvalidAnswerError(request, 'the answer holds no API key');
    },
  };
}

export function toCredentialsError(error: unknown): unknown {
  const refused = error instanceof PluggyResponseError && REFUSED.has(error.status);
  return refused ? new PluggyCredentialsError(error.request, error) : error;
}
