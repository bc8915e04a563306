import type { Language } from '../../domain/language.ts';
import { SHARED_SESSIONS } from '../../domain/texts/chain.ts';
import { sharesSessions } from '../../store/shares-sessions.ts';
import type { Needs } from '../shared/Parts.ts';

/** What to do about a pooler that keeps no session; undefined where there is none, or nobody can tell. */
export async function describeSharedSessions(
  { database, config }: Needs<'database' | 'config'>,
  language: Language,
): Promise<string | undefined> {
  if (config.databaseUrl === undefined) return undefined; // nothing stands before the embedded server
  const areShared = await sharesSessions(database).catch(() => false); // what is wrong with it, other checks say
  return areShared ? SHARED_SESSIONS[language] : undefined;
}
