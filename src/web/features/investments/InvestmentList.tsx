import { Amount } from '../../components/Amount.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { Section } from '../../components/Section.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatDay, localDayOf } from '../../lib/calendar-day.ts';
import { useTexts } from '../../lib/texts.ts';
import type { Investment } from './api/get-investments.ts';
import { type Positions, worthOf } from './positions.ts';
import { investmentTexts } from './texts.ts';

export interface InvestmentListProps {
  positions: Positions;
  onOpen(investmentId: string): void;
}

/** What somebody holds, by kind, the largest first. */
export function InvestmentList({ positions: { totals, groups, ended }, onOpen }: InvestmentListProps) {
  const t = useTexts(investmentTexts);
  return (
    <>
      {totals.map(({ currencyCode, balance, profit }) => (
        <div key={currencyCode} className="card account-figures">
          <p className="big-figure">
            <span className="muted">{t.total}</span>
            <strong>
              <Amount value={balance} currencyCode={currencyCode} />
            </strong>
          </p>
          {profit !== null && (
            <p className="fine">
              {t.profit} <Amount value={profit} currencyCode={currencyCode} movement />
            </p>
          )}
        </div>
      ))}
      {groups.map(({ kind, currencyCode, balance, investments }) => (
        <Section
          key={`${kind} ${currencyCode}`}
          title={t.kinds[kind] ?? t.kinds['OTHER'] ?? kind}
          actions={<Amount value={balance} currencyCode={currencyCode} />}
        >
          <Rows investments={investments} onOpen={onOpen} />
        </Section>
      ))}
      {ended.length > 0 && (
        <details className="card details">
          <summary>{t.ended(ended.length)}</summary>
          <Rows investments={ended} onOpen={onOpen} bare />
        </details>
      )}
    </>
  );
}

interface RowsProps {
  investments: readonly Investment[];
  onOpen(investmentId: string): void;
  /** It stands on a card already. */
  bare?: boolean;
}

function Rows({ investments, onOpen, bare = false }: RowsProps) {
  const t = useTexts(investmentTexts);
  return (
    <ul className={bare ? 'row-list' : 'card row-list'}>
      {investments.map((one) => (
        <li key={one.id}>
          <ListRow
            title={one.name?.trim() || t.unnamed}
            detail={<Detail investment={one} />}
            value={<Amount value={worthOf(one)} currencyCode={one.currencyCode} />}
            valueDetail={
              one.amountProfit ? (
                <Amount value={one.amountProfit} currencyCode={one.currencyCode} movement />
              ) : undefined
            }
            onOpen={() => onOpen(one.id)}
          />
        </li>
      ))}
    </ul>
  );
}

function Detail({ investment }: { investment: Investment }) {
  const t = useTexts(investmentTexts);
  const { language } = useI18n();
  const due = localDayOf(investment.dueDate);
  const parts = [
    investment.institution?.name ?? investment.issuer,
    due === null ? null : `${t.dueOn} ${formatDay(due, language)}`,
  ];
  return parts.filter(Boolean).join(' · ');
}
