import { Amount } from '../../components/Amount.tsx';
import { negate } from '../../lib/decimal.ts';
import { useTexts } from '../../lib/texts.ts';
import type { TransactionSum } from './api/get-transactions.ts';
import { transactionTexts } from './texts.ts';

/** What the list comes to, as the service added it up; its place is held while that is being asked for. */
export function SumStrip({ sums }: { sums: readonly TransactionSum[] | undefined }) {
  const t = useTexts(transactionTexts);
  return (
    <ul className="plain-list sums" aria-label={t.sums} aria-busy={sums === undefined}>
      {(sums ?? []).map(({ currencyCode, income, expenses, net }) => (
        <li key={currencyCode ?? ''}>
          <dl>
            <div>
              <dt>{t.income}</dt>
              <dd>
                <Amount value={income} currencyCode={currencyCode} movement />
              </dd>
            </div>
            <div>
              <dt>{t.expenses}</dt>
              <dd>
                <Amount value={negate(expenses)} currencyCode={currencyCode} movement />
              </dd>
            </div>
            <div>
              <dt>{t.net}</dt>
              <dd>
                <Amount value={net} currencyCode={currencyCode} movement />
              </dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}
