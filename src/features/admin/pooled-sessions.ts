import type { Language } from '../../domain/language.ts';
import { SHARED_SESSIONS } from '../../domain/texts/chain.ts';
import type { Needs } from '../shared/Parts.ts';

/** What to do about a pooler that keeps no session; undefined where there is none, or nobody can tell. */
export async function describeSharedSessions(
  { sharesSessions, config }: Needs<'sharesSessions' | 'config'>,
  language: Language,
): Promise<string | undefined> {
  if (config.databaseUrl === undefined) return undefined; // nothing stands before the embedded server
  const areShared = await sharesSessions().catch(() => false); // what is wrong with it, other checks say
  return areShared ? SHARED_SESSIONS[language] : undefined;
}
