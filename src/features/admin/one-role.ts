import type { Language } from '../../domain/language.ts';
import { ONE_ROLE } from '../../domain/texts/chain.ts';
import { findRequestRole } from '../../store/roles/find-roles.ts';
import type { Needs } from '../shared/Parts.ts';

/** What does not protect people's data from each other where there is one role; undefined: there are two, or nobody can tell. */
export async function describeOneRole(
  { database }: Needs<'database'>,
  language: Language,
): Promise<string | undefined> {
  const role = await database.asSystem(findRequestRole, 'read').catch(() => undefined); // what is wrong with it, other checks say
  return role === null ? ONE_ROLE[language] : undefined;
}
