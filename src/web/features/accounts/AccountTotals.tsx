import { Amount } from '../../components/Amount.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import type { Total } from './api/get-accounts.ts';

/** Sums by currency, as the service added them up: money of different currencies is never mixed. */
export function AccountTotals({ totals }: { totals: readonly Total[] }) {
  const { t } = useI18n();
  if (totals.length === 0) return null;
  return (
    <ul className="plain-list totals" aria-label={t.accounts.totals}>
      {totals.map(({ currencyCode, bank, credit, lastBills }) => (
        <li key={currencyCode} className="card total">
          <dl>
            <div>
              <dt>{t.accounts.inAccounts}</dt>
              <dd>
                <Amount value={bank} currencyCode={currencyCode} />
              </dd>
            </div>
            <div>
              <dt>{t.accounts.usedOnCards}</dt>
              <dd>
                <Amount value={credit} currencyCode={currencyCode} calm />
              </dd>
            </div>
            {lastBills && (
              <div>
                <dt>{t.accounts.lastBills}</dt>
                <dd>
                  <Amount value={lastBills} currencyCode={currencyCode} calm />
                </dd>
              </div>
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}
