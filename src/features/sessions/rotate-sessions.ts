import type { Sessions } from './Sessions.ts';

/** Where it is written down who did what. */
interface Notes {
  note(entry: {
    readonly action: 'sessions.rotated';
    readonly actor: 'command';
    readonly userId: null;
    readonly subject: null;
    readonly network: null;
  }): void;
}

/**
 * Makes a new key for sessions: all that there are end, here at once, in other processes within 30 seconds.
 * @throws {PublicError} encryption_key_missing
 */
export async function rotateSessions({
  sessions,
  audit,
}: {
  readonly sessions: Pick<Sessions, 'rotateKey'>;
  readonly audit: Notes;
}): Promise<void> {
  await sessions.rotateKey();
  audit.note({ action: 'sessions.rotated', actor: 'command', userId: null, subject: null, network: null });
}
