import { After } from '../components/After.tsx';
import { BackLink } from '../components/BackLink.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { AccountFigures } from '../features/accounts/AccountFigures.tsx';
import { AccountName } from '../features/accounts/AccountName.tsx';
import { accountName } from '../features/accounts/account-label.ts';
import type { Account } from '../features/accounts/api/get-accounts.ts';
import { BalanceHistory } from '../features/accounts/BalanceHistory.tsx';
import { CountedNote } from '../features/accounts/CountedNote.tsx';
import { LatestRows } from '../features/accounts/LatestRows.tsx';
import { LimitBar } from '../features/accounts/LimitBar.tsx';
import { limitUses } from '../features/accounts/limits.ts';
import { OpenBill } from '../features/accounts/OpenBill.tsx';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { useBalances } from '../features/accounts/use-balances.ts';
import { useLatestRows } from '../features/accounts/use-latest-rows.ts';
import { Bills } from '../features/cards/Bills.tsx';
import { Instalments } from '../features/cards/Instalments.tsx';
import { useBills, useComing } from '../features/cards/use-card.ts';
import { connectionNames } from '../features/connections/connection-names.ts';
import { useItems } from '../features/connections/use-items.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { localDayOf } from '../lib/calendar-day.ts';
import { isAwaited } from '../lib/is-awaited.ts';
import { useTexts } from '../lib/texts.ts';
import '../styles/money.css';
import { moneyTexts } from './money-texts.ts';

/** One account or one card, by what the bank says that it is, whichever address led here. */
export default function AccountPage({ id }: { id: string }) {
  const { t } = useI18n();
  const words = useTexts(moneyTexts);
  const { userId } = useSignedIn();
  const accounts = useAccounts(userId);
  // it names its bank
  const isBankAwaited = isAwaited(useItems(userId));
  const all = [...(accounts.data?.accounts ?? []), ...(accounts.data?.closed ?? [])];
  const account = all.find((one) => one.id === id);
  const isCard = account?.type === 'CREDIT';
  return (
    <>
      <BackLink to={isCard ? '/cartoes' : '/contas'}>{isCard ? words.allCards : words.allAccounts}</BackLink>
      <PageHead title={account ? accountName(account, t.accounts) : t.accounts.title} />
      {(accounts.isPending || (account && isBankAwaited)) && <Skeleton rows={3} height={180} />}
      <LoadFailed title={t.accounts.loadFailed} of={accounts} />
      {accounts.data && !account && <EmptyState icon="bank" title={words.gone} body={words.goneBody} />}
      {account && !isBankAwaited && <AccountDetails account={account} all={all} />}
    </>
  );
}

function AccountDetails({ account, all }: { account: Account; all: readonly Account[] }) {
  const { t } = useI18n();
  const { userId } = useSignedIn();
  const items = useItems(userId);
  const names = connectionNames(items.data ?? [], t.accounts.unknownBank);
  const bankOf = (one: Account | undefined): string => names.get(one?.itemId ?? '') ?? t.accounts.unknownBank;
  const same = all.find(({ id }) => id === account.sameAs);
  const isCard = account.type === 'CREDIT';
  return (
    <>
      <AccountFigures account={account} bank={bankOf(account)} />
      {!account.closedAt && (
        <CountedNote
          userId={userId}
          account={account}
          countedThrough={account.sameAs ? bankOf(same) : null}
        />
      )}
      {isCard && <CardLimit account={account} all={all} />}
      {isCard ? (
        <CardColumns userId={userId} account={account} />
      ) : (
        <AccountColumns userId={userId} account={account} />
      )}
    </>
  );
}

interface ColumnsProps {
  userId: string;
  account: Account;
}

function AccountColumns({ userId, account }: ColumnsProps) {
  const isLineAwaited = isAwaited(useBalances(userId, account.id));
  return (
    <div className="columns">
      <div>
        <BalanceHistory userId={userId} account={account} />
        <After awaited={isLineAwaited}>
          <AccountName userId={userId} account={account} />
        </After>
      </div>
      <div className={isLineAwaited ? 'column-held' : undefined}>
        <LatestRows userId={userId} accountId={account.id} />
      </div>
    </div>
  );
}

function CardColumns({ userId, account }: ColumnsProps) {
  const { id } = account;
  const areBillsAwaited = isAwaited(useBills(userId, id));
  const isComingAwaited = isAwaited(useComing(userId));
  const areRowsAwaited = isAwaited(useLatestRows(userId, id));
  const isLineAwaited = isAwaited(useBalances(userId, id));
  return (
    <div className="columns">
      <div>
        <RunningBill account={account} />
        <After awaited={areBillsAwaited}>
          <Bills userId={userId} accountId={id} currencyCode={account.currencyCode} />
        </After>
      </div>
      <div className={areBillsAwaited || isComingAwaited ? 'column-held' : undefined}>
        <Instalments userId={userId} accountId={id} />
        <After awaited={isComingAwaited}>
          <LatestRows userId={userId} accountId={id} />
        </After>
        <After awaited={isComingAwaited || areRowsAwaited}>
          <BalanceHistory userId={userId} account={account} />
        </After>
        <After awaited={isComingAwaited || areRowsAwaited || isLineAwaited}>
          <AccountName userId={userId} account={account} />
        </After>
      </div>
    </div>
  );
}

function RunningBill({ account }: { account: Account }) {
  const { userId } = useSignedIn();
  const { data, isPending } = useBills(userId, account.id);
  const newest = data?.[0];
  if (isPending) return <Skeleton rows={1} height={132} />;
  return (
    <OpenBill
      userId={userId}
      account={account}
      last={{ closedOn: localDayOf(newest?.billClosingDate), dueOn: localDayOf(newest?.dueDate) }}
    />
  );
}

function CardLimit({ account, all }: { account: Account; all: readonly Account[] }) {
  const { t } = useI18n();
  const use = limitUses(all.filter(({ closedAt }) => !closedAt)).find(({ accountIds }) =>
    accountIds.includes(account.id),
  );
  if (use === undefined) return null;
  const others = all.filter(({ id }) => id !== account.id && use.accountIds.includes(id));
  return (
    <div className="card limit-card">
      <LimitBar use={use} sharedWith={others.map((one) => accountName(one, t.accounts))} />
    </div>
  );
}
