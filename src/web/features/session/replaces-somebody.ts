import { DEMO_USER } from '../../../contract/demo-user.ts';
import { isSignedOut } from '../../lib/ApiError.ts';
import type { ApiClient } from '../../lib/api-client.ts';
import { getSession, type Session } from './api/get-session.ts';

/**
 * Whether a link's session would replace another person's in this browser. Anybody can send a link to a session of their
 * own, and would get the bank that is connected in it: so the person is asked first.
 * @throws {ApiError} 401: the token is good no longer
 */
export async function replacesSomebody(
  api: ApiClient,
  token: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const [inLink, here] = await Promise.all([getSession(api, { token, signal }), whoIsHere(api, signal)]);
  return here !== null && here.userId !== inLink.userId;
}

/** Null: nobody. In the sandbox that is the demo user, as which every visitor is signed in. */
async function whoIsHere(api: ApiClient, signal?: AbortSignal): Promise<Session | null> {
  try {
    const session = await getSession(api, { signal });
    return session.mode === 'sandbox' && session.userId === DEMO_USER ? null : session;
  } catch (error) {
    if (isSignedOut(error)) return null;
    throw error;
  }
}
