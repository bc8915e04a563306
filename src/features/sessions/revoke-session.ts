import { PublicError } from '../../domain/errors.ts';
import { parseSessionId, type UserId } from '../../domain/ids.ts';
import type { Sessions } from './Sessions.ts';

/**
 * Ends one session: here at once, in other processes within 30 seconds.
 * @returns whose it was
 * @throws {PublicError} session_not_found
 */
export async function revokeSession(
  { sessions }: { readonly sessions: Pick<Sessions, 'revoke'> },
  sessionId: string,
): Promise<UserId> {
  const id = parseSessionId(sessionId);
  const userId = id === undefined ? undefined : await sessions.revoke(id);
  if (userId === undefined) throw new PublicError('session_not_found');
  return userId;
}
