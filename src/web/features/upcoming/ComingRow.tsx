import { Amount } from '../../components/Amount.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatShortDay } from '../../lib/calendar-day.ts';
import { negate } from '../../lib/decimal.ts';
import { useTexts } from '../../lib/texts.ts';
import type { Upcoming } from './api/get-upcoming.ts';
import { addressOfComing } from './coming-months.ts';
import { upcomingTexts } from './texts.ts';

/** One thing that is to come, which leads to where one sees more of it. */
export function ComingRow({ row }: { row: Upcoming }) {
  const t = useTexts(upcomingTexts);
  const { language } = useI18n();
  const { kind, date, description, direction, amount, currencyCode, instalments } = row;
  const details = [
    formatShortDay(date, language),
    t.oneOf[kind],
    instalments?.number && instalments.of && t.instalment(`${instalments.number}`, `${instalments.of}`),
  ];
  const to = addressOfComing(row);
  return (
    <ListRow
      title={description}
      detail={details.filter(Boolean).join(' · ')}
      value={
        <Amount value={direction === 'out' ? negate(amount) : amount} currencyCode={currencyCode} movement />
      }
      {...(to !== null && { to })}
    />
  );
}
