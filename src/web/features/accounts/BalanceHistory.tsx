import { LoadFailed } from '../../components/LoadFailed.tsx';
import { Section } from '../../components/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useTexts } from '../../lib/texts.ts';
import type { Account } from './api/get-accounts.ts';
import { BalanceChart } from './BalanceChart.tsx';
import { balancePoints } from './balance-line.ts';
import { accountTexts } from './texts.ts';
import { useBalances } from './use-balances.ts';

/** What an account had over time. */
export function BalanceHistory({ userId, account }: { userId: string; account: Account }) {
  const t = useTexts(accountTexts);
  const label = account.type === 'CREDIT' ? t.usedLine : t.balanceLine;
  const history = useBalances(userId, account.id);
  return (
    <Section title={label}>
      {history.isPending && <Skeleton rows={1} height={284} />}
      <LoadFailed title={t.lineFailed} of={history} />
      {history.data && (
        <div className="card chart-card">
          <BalanceChart
            label={label}
            points={balancePoints(history.data)}
            currencyCode={account.currencyCode}
          />
        </div>
      )}
    </Section>
  );
}
