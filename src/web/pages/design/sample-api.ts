import { ApiError } from '../../lib/ApiError.ts';
import { type ApiClient, createApiClient } from '../../lib/api-client.ts';
import { SAMPLE_ANSWERS } from './sample-answers.ts';
import type { SampleState } from './sample-states.ts';

const NOTHING = { results: [], items: [], accounts: [], totals: [], reconciliations: [], next: null };

/** Comes to an end only where nobody waits any more. */
const never = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

async function answer(path: string, state: SampleState, signal: AbortSignal | undefined): Promise<unknown> {
  const below = path.replace(/^\/user\/[^/]+/, '');
  if (below === '/categories') return NOTHING;
  if (state === 'waiting') return never(signal);
  if (state === 'failing') throw new ApiError({ status: 503, code: 'database_unavailable' });
  const known = state === 'full' ? SAMPLE_ANSWERS[below] : undefined;
  return known ?? NOTHING;
}

/** Nothing can be changed here. */
const refuse = (): Promise<never> =>
  Promise.reject(new ApiError({ status: 503, code: 'database_unavailable' }));

/** Answers the pages that are shown as examples: nobody's data are asked for, and none are changed. */
export function sampleApi(language: string, state: SampleState): ApiClient {
  return {
    ...createApiClient({ language }),
    get: async (path, schema, { signal } = {}) => schema.parse(await answer(path, state, signal)),
    post: refuse,
    patch: refuse,
    remove: refuse,
    removeFor: refuse,
    exchangeSessionToken: refuse,
    address: () => '/design',
  };
}
