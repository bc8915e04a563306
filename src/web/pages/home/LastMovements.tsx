import { Card } from '../../components/Card.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Section } from '../../components/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import type { AccountChoice } from '../../features/transactions/account-choice.ts';
import { TransactionRow } from '../../features/transactions/TransactionRow.tsx';
import { useLatest } from '../../features/transactions/use-latest.ts';
import { Link, navigate } from '../../lib/router.tsx';
import { useTexts } from '../../lib/texts.ts';
import { homeTexts } from './texts.ts';

const SHOWN = 5;

export interface LastMovementsProps {
  userId: string;
  accounts: readonly AccountChoice[];
}

export function LastMovements({ userId, accounts }: LastMovementsProps) {
  const t = useTexts(homeTexts);
  const list = useLatest(userId, SHOWN);
  const rows = list.data;
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
        {list.isError && (
          <ErrorNotice title={t.loadFailed} error={list.error} onRetry={() => void list.refetch()} />
        )}
        {list.isPending && <Skeleton rows={SHOWN} height={64} />}
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
