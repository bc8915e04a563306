import { Card } from '../../components/Card.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Section } from '../../components/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import type { AccountChoice } from '../../features/transactions/account-choice.ts';
import { TransactionRow } from '../../features/transactions/TransactionRow.tsx';
import type { useLatest } from '../../features/transactions/use-latest.ts';
import { Link, navigate } from '../../lib/router.tsx';
import { useTexts } from '../../lib/texts.ts';
import { homeTexts } from './texts.ts';

export const LATEST_SHOWN = 5;

export interface LastMovementsProps {
  latest: ReturnType<typeof useLatest>;
  accounts: readonly AccountChoice[];
}

export function LastMovements({ latest, accounts }: LastMovementsProps) {
  const t = useTexts(homeTexts);
  const rows = latest.data;
  return (
    <Section
      title={t.last}
      actions={
        <Link className="button button-plain" to="/transacoes">
          {t.seeAll}
        </Link>
      }
    >
      <Card>
        {latest.isError && (
          <ErrorNotice title={t.loadFailed} error={latest.error} onRetry={() => void latest.refetch()} />
        )}
        {latest.isPending && <Skeleton rows={LATEST_SHOWN} height={64} />}
        {rows?.length === 0 && <p className="quiet">{t.noneYet}</p>}
        <ul className="row-list">
          {(rows ?? []).map((row) => (
            <li key={row.id}>
              <TransactionRow
                transaction={row}
                account={accounts.find(({ id }) => id === row.accountId)}
                nameOfCategory={() => undefined}
                onOpen={(id) => navigate(`/transacoes?linha=${encodeURIComponent(id)}`)}
                withDay
              />
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
