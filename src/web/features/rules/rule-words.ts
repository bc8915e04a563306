import { useI18n } from '../../i18n/I18nProvider.tsx';
import type { Decimal } from '../../lib/decimal.ts';
import { formatMoney } from '../../lib/format-money.ts';
import { usePreferences } from '../../lib/preferences.tsx';
import { useTexts } from '../../lib/texts.ts';
import type { Rule } from './api/rule-calls.ts';
import { ruleTexts } from './texts.ts';

/** What a rule names by ids. */
export interface RuleNames {
  ofAccount(id: string): string | undefined;
  ofCategory(id: string): string | undefined;
}

export interface RuleWords {
  asked: string;
  said: string;
}

/** What a rule asks for and what it does, in the reader's words. */
export function useRuleWords({ ofAccount, ofCategory }: RuleNames): (rule: Rule) => RuleWords {
  const t = useTexts(ruleTexts);
  const { language } = useI18n();
  const { areAmountsHidden } = usePreferences();
  const money = (amount: Decimal): string =>
    areAmountsHidden ? t.hidden : formatMoney(amount, { locale: language, currencyCode: 'BRL' });
  return ({ when, then }) => {
    const asked = [
      when?.text && t.containing(when.text),
      when?.accountId && t.inAccount(ofAccount(when.accountId) ?? t.goneAccount),
      when?.direction && (when.direction === 'in' ? t.onlyIn : t.onlyOut),
      when?.amountFrom && t.from(money(when.amountFrom)),
      when?.amountTo && t.upTo(money(when.amountTo)),
    ];
    const said = [
      then?.categoryId && t.setsCategory(ofCategory(then.categoryId) ?? then.categoryId),
      then?.tags && then.tags.length > 0 && t.addsTags(then.tags.join(', ')),
      typeof then?.ignored === 'boolean' && (then.ignored ? t.ignores : t.counts),
    ];
    const list = (parts: readonly unknown[]): string => parts.filter(Boolean).join(' · ');
    return { asked: list(asked), said: list(said) };
  };
}

/** "Nothing", "one" and "many" have sentences of their own. */
export function counted(
  sentences: { none: string; one: string; many(count: string): string },
  count: number,
  language: string,
): string {
  if (count === 0) return sentences.none;
  if (count === 1) return sentences.one;
  return sentences.many(new Intl.NumberFormat(language).format(count));
}
