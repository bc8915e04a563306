import { Amount } from '../../components/Amount.tsx';
import { Day } from '../../components/Day.tsx';
import { Facts } from '../../components/Facts.tsx';
import { LoadFailed } from '../../components/LoadFailed.tsx';
import { Section } from '../../components/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { dayInBrazil, formatDay } from '../../lib/calendar-day.ts';
import { useTexts } from '../../lib/texts.ts';
import { BillStateBadge } from './BillStateBadge.tsx';
import { type BillStanding, billStandings } from './bill-standings.ts';
import { cardTexts } from './texts.ts';
import { useBills, useComing } from './use-card.ts';

export interface BillsProps {
  userId: string;
  accountId: string;
  currencyCode: string | null | undefined;
}

/** A year of bills is what is looked at; older ones are folded away. */
const SHOWN = 6;

/** The closed bills of a card: paid, partly paid, open. */
export function Bills({ userId, accountId, currencyCode }: BillsProps) {
  const t = useTexts(cardTexts);
  const bills = useBills(userId, accountId);
  const coming = useComing(userId);
  const isReady = bills.data !== undefined && !coming.isPending;
  const standings = isReady ? billStandings(bills.data, coming.data ?? null, dayInBrazil(new Date())) : [];
  const older = standings.slice(SHOWN);
  const row = (standing: BillStanding) => (
    <BillRow key={standing.id} standing={standing} currencyCode={standing.currencyCode ?? currencyCode} />
  );
  return (
    <Section title={t.bills}>
      {!isReady && !bills.isError && <Skeleton rows={3} height={96} />}
      <LoadFailed title={t.billsFailed} of={bills} />
      {isReady && standings.length === 0 && <p className="fine">{t.noBills}</p>}
      {standings.length > 0 && (
        <div className="card">
          <ul className="row-list">{standings.slice(0, SHOWN).map(row)}</ul>
          {older.length > 0 && (
            <details className="older">
              <summary>{t.older(older.length)}</summary>
              <ul className="row-list">{older.map(row)}</ul>
            </details>
          )}
        </div>
      )}
    </Section>
  );
}

interface BillRowProps {
  standing: BillStanding;
  currencyCode: string | null | undefined;
}

function BillRow({ standing, currencyCode }: BillRowProps) {
  const t = useTexts(cardTexts);
  const { language } = useI18n();
  const { state, dueDay, closedOn, total, minimum, left, charges } = standing;
  const isOver = dueDay !== null && dueDay < dayInBrazil(new Date());
  const words = isOver ? t.wasDue : t.dueOn;
  const owes = state === 'open' || state === 'partly';
  const name = dueDay === null ? t.noDueDay : words(formatDay(dueDay, language));
  return (
    <li className="bill">
      <div className="bill-head">
        <h3>{name}</h3>
        <BillStateBadge state={state} />
        <Amount value={total} currencyCode={currencyCode} calm />
      </div>
      <Facts
        facts={[
          state === 'partly' && {
            name: t.left,
            value: <Amount value={left} currencyCode={currencyCode} />,
          },
          owes &&
            minimum !== null && {
              name: t.minimum,
              value: <Amount value={minimum} currencyCode={currencyCode} />,
            },
          state !== 'paid' && closedOn !== null && { name: t.closedOn, value: <Day day={closedOn} /> },
          ...charges.map(({ type, amount }) => ({
            name: t.chargeNames[type] ?? t.charges,
            value: <Amount value={amount} currencyCode={currencyCode} />,
          })),
        ]}
      />
    </li>
  );
}
