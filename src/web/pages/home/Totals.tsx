import { Amount } from '../../components/Amount.tsx';
import type { Total } from '../../features/accounts/api/get-accounts.ts';
import type { Upcoming } from '../../features/upcoming/api/get-upcoming.ts';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatShortDay } from '../../lib/calendar-day.ts';
import { useTexts } from '../../lib/texts.ts';
import { homeTexts } from './texts.ts';

export interface TotalsProps {
  /** Undefined: being asked for. */
  totals: readonly Total[] | undefined;
  /** Undefined: being asked for, or not to be had. */
  upcoming: readonly Upcoming[] | undefined;
  /** What stands below is held back: it would move once the figures are there. */
  awaited: boolean;
}

/** Three figures; each currency has a line. Their places are held while they are being asked for. */
export function Totals({ totals, upcoming, awaited }: TotalsProps) {
  const t = useTexts(homeTexts);
  const bills = (totals ?? []).filter(({ lastBills }) => lastBills);
  return (
    <dl
      className={awaited ? 'home-totals home-totals-awaited' : 'home-totals'}
      aria-label={t.totals}
      aria-busy={totals === undefined}
    >
      <div className="card">
        <dt>{t.inAccounts}</dt>
        {(totals ?? []).map(({ currencyCode, bank }) => (
          <dd key={currencyCode}>
            <Amount value={bank} currencyCode={currencyCode} />
          </dd>
        ))}
      </div>
      <div className="card">
        <dt>{t.bills}</dt>
        {bills.map(({ currencyCode, lastBills }) => (
          <dd key={currencyCode}>
            <Amount value={lastBills} currencyCode={currencyCode} calm />
          </dd>
        ))}
        {totals && bills.length === 0 && <dd className="home-quiet">{t.noBills}</dd>}
      </div>
      <NextBill upcoming={upcoming} />
    </dl>
  );
}

function NextBill({ upcoming }: Pick<TotalsProps, 'upcoming'>) {
  const t = useTexts(homeTexts);
  const { language } = useI18n();
  const due = upcoming?.find(({ direction, kind }) => direction === 'out' && kind === 'bill');
  return (
    <div className="card">
      <dt>{t.nextBill}</dt>
      {upcoming && !due && <dd className="home-quiet">{t.noBill}</dd>}
      {due && (
        <>
          <dd>
            <Amount value={due.amount} currencyCode={due.currencyCode} calm />
          </dd>
          <dd className="home-quiet home-due" title={due.description}>
            {t.dueOn(formatShortDay(due.date, language), due.description)}
          </dd>
        </>
      )}
    </div>
  );
}
