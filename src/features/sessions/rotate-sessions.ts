import type { AuditTrail } from '../../domain/audit.ts';
import type { Sessions } from './Sessions.ts';

/**
 * Makes a new key for sessions: all that there are end, here at once, in other processes within 30 seconds.
 * @throws {PublicError} encryption_key_missing
 */
export async function rotateSessions({
  sessions,
  audit,
}: {
  readonly sessions: Pick<Sessions, 'rotateKey'>;
  readonly audit: Pick<AuditTrail, 'record'>;
}): Promise<void> {
  await sessions.rotateKey();
  const about = { userId: null, subject: null, network: null };
  await audit.record({ action: 'sessions.rotated', actor: 'command', ...about });
}
