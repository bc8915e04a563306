import type { CompletenessNote } from '../../contract/completeness.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { LEFT_OUT, SAME_ACCOUNT, UNNAMED_BANK } from '../../domain/texts/completeness.ts';
import { say } from '../../domain/texts/text.ts';
import type { AccountStanding } from '../../store/statements/accounts/list-account-standings.ts';

type Connection = Pick<AccountStanding, 'connectorName' | 'itemId'>;

/** Connections of one bank have one name: the end of their ids tells them apart. */
const nameOf = ({ connectorName, itemId }: Connection, language: Language): string =>
  `"${connectorName ?? say(UNNAMED_BANK, language)}" (${itemId.slice(-12)})`;

/** Which accounts are not counted because another connection shows them, or did so, in the caller's language. */
export function completenessNotes(
  standings: ReadonlyMap<AccountId, AccountStanding>,
  language: Language,
): CompletenessNote[] {
  return [...standings].flatMap(([accountId, standing]): CompletenessNote[] => {
    const { sameAs, former, itemId } = standing;
    const other = nameOf(standing, language);
    if (former !== null) {
      const detail = say(LEFT_OUT, language, { other, former: nameOf(former, language) });
      return [{ code: 'left_out', accountId, itemId, sameAs: former.id, sameItemId: former.itemId, detail }];
    }
    const counting = sameAs === null ? undefined : standings.get(sameAs);
    if (sameAs === null || counting === undefined) return [];
    const detail = say(SAME_ACCOUNT, language, { counted: nameOf(counting, language), other });
    return [{ code: 'same_account', accountId, itemId, sameAs, sameItemId: counting.itemId, detail }];
  });
}
