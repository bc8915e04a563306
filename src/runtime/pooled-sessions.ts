import type { Language } from '../domain/language.ts';
import type { Parts } from '../features/shared/Parts.ts';
import { sharesSessions } from '../store/shares-sessions.ts';

const TEXTS: Readonly<Record<Language, string>> = {
  en: 'The connection to PostgreSQL leads through a pooler in transaction mode, which keeps no session: live updates do not reach the page, and work that a dead process left is taken over late. Set DATABASE_DIRECT_URL to the address of PostgreSQL itself.',
  'pt-BR':
    'A conexão com o PostgreSQL passa por um pooler em modo de transação, que não mantém sessões: as atualizações em tempo real não chegam à página, e o trabalho deixado por um processo que morreu é retomado com atraso. Defina DATABASE_DIRECT_URL com o endereço do próprio PostgreSQL.',
};

/** What to do about a pooler that keeps no session; undefined where there is none, or nobody can tell. */
export async function describeSharedSessions(
  { database, config }: Pick<Parts, 'database' | 'config'>,
  language: Language,
): Promise<string | undefined> {
  if (config.databaseUrl === undefined) return undefined; // nothing stands before the embedded server
  const areShared = await sharesSessions(database).catch(() => false); // what is wrong with it, other checks say
  return areShared ? TEXTS[language] : undefined;
}
