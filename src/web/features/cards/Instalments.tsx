import { Amount } from '../../components/Amount.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { LoadFailed } from '../../components/LoadFailed.tsx';
import { Section } from '../../components/Section.tsx';
import { ShareBar } from '../../components/ShareBar.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatMonth } from '../../lib/calendar-month.ts';
import { compareDecimals, shareOf } from '../../lib/decimal-sum.ts';
import { useTexts } from '../../lib/texts.ts';
import { instalmentsByMonth, type MonthOfInstalments } from './instalments-by-month.ts';
import { cardTexts } from './texts.ts';
import { useComing } from './use-card.ts';

/** What was bought in instalments and is still to come, month by month. */
export function Instalments({ userId, accountId }: { userId: string; accountId: string }) {
  const t = useTexts(cardTexts);
  const coming = useComing(userId);
  const months = instalmentsByMonth(coming.data ?? [], accountId);
  const most =
    months
      .map(({ sum }) => sum)
      .toSorted(compareDecimals)
      .at(-1) ?? '0';
  return (
    <Section title={t.instalments}>
      {coming.isPending && <Skeleton rows={3} height={64} />}
      <LoadFailed title={t.instalmentsFailed} of={coming} />
      {coming.data && months.length === 0 && <p className="fine">{t.noInstalments}</p>}
      {months.length > 0 && (
        <>
          <p className="fine">{t.instalmentsBody}</p>
          <ul className="card row-list">
            {months.map((month) => (
              <li key={`${month.month} ${month.currencyCode}`}>
                <Month month={month} share={shareOf(month.sum, most) ?? 0} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Month({ month, share }: { month: MonthOfInstalments; share: number }) {
  const t = useTexts(cardTexts);
  const { language } = useI18n();
  const { sum, currencyCode, instalments } = month;
  return (
    <details className="month">
      <summary>
        <span className="month-head">
          <span className="month-name">{formatMonth(month.month, language)}</span>
          <span className="fine">{t.inMonth(instalments.length)}</span>
          <Amount value={sum} currencyCode={currencyCode} />
        </span>
        <ShareBar share={share} />
      </summary>
      <ul className="row-list">
        {instalments.map((one, n) => (
          // two equal instalments of one day are told apart by nothing but their place
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is read again as a whole
          <li key={n}>
            <ListRow
              title={one.description ?? ''}
              detail={
                one.instalments?.number && one.instalments.of
                  ? t.instalmentOf(String(one.instalments.number), String(one.instalments.of))
                  : undefined
              }
              value={<Amount value={one.amount} currencyCode={one.currencyCode} />}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
