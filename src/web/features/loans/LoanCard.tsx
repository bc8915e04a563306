import { Amount } from '../../components/Amount.tsx';
import { Badge } from '../../components/Badge.tsx';
import { Day } from '../../components/Day.tsx';
import { Facts } from '../../components/Facts.tsx';
import { ShareBar } from '../../components/ShareBar.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { localDayOf } from '../../lib/calendar-day.ts';
import { formatFraction } from '../../lib/format-rate.ts';
import { useTexts } from '../../lib/texts.ts';
import type { Loan } from './api/get-loans.ts';
import { type LoanStanding, loanStanding } from './loan-standing.ts';
import { loanTexts } from './texts.ts';

/** One contract: what is left of it, in money and in instalments. */
export function LoanCard({ loan, bank }: { loan: Loan; bank: string | undefined }) {
  const t = useTexts(loanTexts);
  const { language } = useI18n();
  const standing = loanStanding(loan);
  const { contracted, paid, of, endsOn, isOver } = standing;
  const signedOn = localDayOf(loan.contractDate);
  const { currencyCode, contractNumber, CET: cet } = loan;
  return (
    <li className="card loan">
      <Head loan={loan} standing={standing} />
      {bank && <p className="fine">{bank}</p>}
      {!isOver && <p>{leftInWords(standing, t)}</p>}
      {paid !== null && of !== null && of > 0 && <ShareBar share={Math.min(1, paid / of)} />}
      <Facts
        facts={[
          contracted !== null && {
            name: t.contracted,
            value: <Amount value={contracted} currencyCode={currencyCode} />,
          },
          paid !== null && { name: t.paidCount, value: String(paid) },
          endsOn !== null && { name: t.endsOn, value: <Day day={endsOn} /> },
          Boolean(cet) && { name: t.cet, value: cet && formatFraction(cet, language) },
          signedOn !== null && { name: t.signedOn, value: <Day day={signedOn} /> },
          Boolean(contractNumber) && { name: t.contract, value: contractNumber },
        ]}
      />
      <Payments loan={loan} />
    </li>
  );
}

function Head({ loan, standing }: { loan: Loan; standing: LoanStanding }) {
  const t = useTexts(loanTexts);
  const { outstanding, late, isOver } = standing;
  return (
    <div className="bill-head">
      <h2>{loan.productName?.trim() || t.unnamed}</h2>
      {isOver && (
        <Badge tone="good" icon="check">
          {t.over}
        </Badge>
      )}
      {late !== null && late > 0 && (
        <Badge tone="bad" icon="alert">
          {t.late(late)}
        </Badge>
      )}
      <Amount value={outstanding} currencyCode={loan.currencyCode} />
    </div>
  );
}

function leftInWords({ left, of }: LoanStanding, t: (typeof loanTexts)['pt-BR']): string {
  if (left === null) return t.leftUnknown;
  return of === null ? t.left(left) : t.leftOf(left, of);
}

function Payments({ loan: { payments, currencyCode } }: { loan: Loan }) {
  const t = useTexts(loanTexts);
  const rows = (payments?.releases ?? []).filter(({ paidAmount }) => paidAmount);
  if (rows.length === 0) return null;
  const newestFirst = rows.toSorted((a, b) => ((a.paidDate ?? '') < (b.paidDate ?? '') ? 1 : -1));
  return (
    <details className="details">
      <summary>
        {t.payments} ({rows.length})
      </summary>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t.paymentDay}</th>
            <th scope="col" className="number">
              {t.paymentAmount}
            </th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.map(({ installmentId, paidDate, paidAmount, currencyCode: own }) => (
            <tr key={`${installmentId} ${paidDate} ${paidAmount}`}>
              <td>
                <Day day={localDayOf(paidDate)} />
              </td>
              <td className="number">
                <Amount value={paidAmount} currencyCode={own ?? currencyCode} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
