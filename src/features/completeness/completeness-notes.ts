import type { CompletenessNote } from '../../contract/completeness.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { AccountStanding } from '../../store/statements/accounts/list-account-standings.ts';

const UNNAMED: Readonly<Record<Language, string>> = {
  en: 'a bank without a name',
  'pt-BR': 'um banco sem nome',
};

const DETAIL: Readonly<Record<Language, (counted: string, other: string) => string>> = {
  en: (counted, other) =>
    `The same account comes through two connections, ${counted} and ${other}. It is counted once, through ${counted}. If these are two accounts, say that both count; if one connection is not needed, remove it.`,
  'pt-BR': (counted, other) =>
    `A mesma conta vem por duas conexões, ${counted} e ${other}. Ela é contada uma vez, por ${counted}. Se forem duas contas, diga que ambas contam; se uma das conexões não for necessária, remova-a.`,
};

/** Connections of one bank have one name: the end of their ids tells them apart. */
const nameOf = ({ connectorName, itemId }: AccountStanding, language: Language): string =>
  `"${connectorName ?? UNNAMED[language]}" (${itemId.slice(-12)})`;

/** Which accounts are not counted because another connection shows them as well, in the caller's language. */
export function completenessNotes(
  standings: ReadonlyMap<AccountId, AccountStanding>,
  language: Language,
): CompletenessNote[] {
  return [...standings].flatMap(([accountId, standing]) => {
    const { sameAs, itemId } = standing;
    const counting = sameAs === null ? undefined : standings.get(sameAs);
    if (sameAs === null || counting === undefined) return [];
    const detail = DETAIL[language](nameOf(counting, language), nameOf(standing, language));
    return [{ code: 'same_account', accountId, itemId, sameAs, sameItemId: counting.itemId, detail }];
  });
}
