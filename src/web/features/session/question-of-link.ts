import { DEMO_USER } from '../../../contract/demo-user.ts';
import { isSignedOut } from '../../lib/ApiError.ts';
import type { ApiClient } from '../../lib/api-client.ts';
import { getAbout } from './api/get-about.ts';
import { getSession, type Session } from './api/get-session.ts';

/** Why a person is asked before a link's session is taken. `other`: it replaces another person's. `unknown`: nobody knows who gave the link. */
export type LinkQuestion = 'other' | 'unknown';

/**
 * What a person is asked before a link's session is taken; null: nothing. Anybody can send a link to a session of their own,
 * and would get the bank that is connected in it. So a link is taken without a question only where it changes nothing, or
 * where the page of the team's own app (`APP_URL`) led here.
 * @param referrer which page led here; empty: the browser does not say
 * @throws {ApiError} 401: the token is good no longer
 */
export async function questionOfLink(
  api: ApiClient,
  token: string,
  referrer: string,
  signal?: AbortSignal,
): Promise<LinkQuestion | null> {
  const [inLink, here] = await Promise.all([getSession(api, { token, signal }), whoIsHere(api, signal)]);
  if (here !== null) return here.userId === inLink.userId ? null : 'other';
  // Everybody is the sandbox's demo user, and nobody has a bank there.
  if (inLink.mode === 'sandbox') return null;
  return (await isOfApp(api, referrer)) ? null : 'unknown';
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

/** What cannot be found out is not believed. */
async function isOfApp(api: ApiClient, referrer: string): Promise<boolean> {
  if (!URL.canParse(referrer)) return false;
  const { app } = await getAbout(api).catch(() => ({ app: { url: null } }));
  return app.url !== null && URL.canParse(app.url) && new URL(app.url).origin === new URL(referrer).origin;
}
