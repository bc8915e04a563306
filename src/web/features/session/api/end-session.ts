import { isSignedOut } from '../../../lib/ApiError.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { isLeaving, setLeaving } from '../../../lib/leaving.ts';

/** Ends the cookie's session. What fails is remembered, for {@link finishLeaving}. @throws {ApiError} the service was not told */
export async function endSession(api: ApiClient): Promise<void> {
  setLeaving(true);
  await api.remove('/session/cookie').catch((error: unknown) => {
    if (!isSignedOut(error)) throw error; // a session that is over is what was wanted
  });
  setLeaving(false);
}

/** Ends the session that somebody has left before, where the service was not told. @throws {ApiError} it cannot be told now either */
export async function finishLeaving(api: ApiClient): Promise<void> {
  if (isLeaving()) await endSession(api);
}
