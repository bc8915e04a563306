import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatCount } from '../../lib/format-money.ts';
import { useTexts } from '../../lib/texts.ts';
import { rhythmOf } from './rhythm.ts';
import { recurringTexts } from './texts.ts';

/** How often something comes, in the reader's words. */
export function useRhythmWords(): (everyDays: number) => string {
  const t = useTexts(recurringTexts);
  const { language } = useI18n();
  return (everyDays) => {
    const rhythm = rhythmOf(everyDays);
    if (rhythm.kind === 'months') return t.everyMonths(formatCount(rhythm.count, language));
    if (rhythm.kind === 'days') return t.everyDays(formatCount(rhythm.count, language));
    return t.rhythms[rhythm.kind];
  };
}
