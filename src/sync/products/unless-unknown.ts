import { PluggyResponseError } from '../../pluggy/pluggy-errors.ts';

/** Undefined when Pluggy answers 404: nothing is known there, or no more. */
export async function unlessUnknown<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof PluggyResponseError && error.status === 404) return undefined;
    throw error;
  });
}
