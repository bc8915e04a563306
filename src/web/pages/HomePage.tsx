import { After } from '../components/After.tsx';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { useCategorySums } from '../features/categories/use-category-sums.ts';
import { ConnectNotice } from '../features/connect/ConnectNotice.tsx';
import { useConnect } from '../features/connect/ConnectProvider.tsx';
import type { Item } from '../features/connections/api/get-items.ts';
import { connectionNames } from '../features/connections/connection-names.ts';
import { useItems } from '../features/connections/use-items.ts';
import { useCashFlow } from '../features/overview/use-overview.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { useLatest } from '../features/transactions/use-latest.ts';
import { useUpcoming } from '../features/upcoming/use-upcoming.ts';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { dayInBrazil } from '../lib/calendar-day.ts';
import { lastMonths } from '../lib/calendar-month.ts';
import { isAwaited } from '../lib/is-awaited.ts';
import { useTexts } from '../lib/texts.ts';
import { useTitle } from '../lib/use-title.ts';
import '../styles/flow.css';
import '../styles/home.css';
import '../styles/plans.css';
import { Connections } from './home/Connections.tsx';
import { Flow } from './home/Flow.tsx';
import { LATEST_SHOWN, LastMovements } from './home/LastMovements.tsx';
import { NeedsYou } from './home/NeedsYou.tsx';
import { NextPayments } from './home/NextPayments.tsx';
import { TopCategories } from './home/TopCategories.tsx';
import { Totals } from './home/Totals.tsx';
import { homeTexts } from './home/texts.ts';
import { Welcome } from './home/Welcome.tsx';
import { useAccountChoices } from './use-account-choices.ts';

/** The page of what is to come begins with as many. */
const DAYS_AHEAD = 30;
/** Of the chart. */
const MONTHS = 6;

export default function HomePage() {
  const { t } = useI18n();
  const { title } = useTexts(homeTexts);
  useTitle(null);
  const { userId, mode } = useSignedIn();
  const items = useItems(userId);
  useAccounts(userId); // asked for beside the connections, not after them
  const connect = useConnect();
  return (
    <>
      <h1 className="visually-hidden">{title}</h1>
      <ConnectNotice connect={connect} />
      <LoadFailed title={t.connections.loadFailed} of={items} />
      {items.isPending && <Skeleton rows={4} height={128} />}
      {items.data?.length === 0 && <Welcome isSandbox={mode === 'sandbox'} />}
      {items.data && items.data.length > 0 && <Overview userId={userId} items={items.data} />}
    </>
  );
}

function Overview({ userId, items }: { userId: string; items: readonly Item[] }) {
  const { t } = useI18n();
  const connect = useConnect();
  const accounts = useAccounts(userId);
  const months = lastMonths(dayInBrazil(new Date()).slice(0, 7), MONTHS);
  const month = months.at(-1) ?? '';
  const flow = useCashFlow(userId, months[0] ?? '');
  const latest = useLatest(userId, LATEST_SHOWN);
  const upcoming = useUpcoming(userId, DAYS_AHEAD);
  const sums = useCategorySums(userId, month);
  const names = connectionNames(items, t.accounts.unknownBank);
  const choices = useAccountChoices(userId);
  const isLeftAwaited = isAwaited(flow) || isAwaited(latest);
  return (
    <>
      <NeedsYou items={items} names={names} onReconnect={connect.start} />
      {accounts.isLoadingError ? (
        <LoadFailed title={t.accounts.loadFailed} of={accounts} />
      ) : (
        <Totals totals={accounts.data?.totals} upcoming={upcoming.data} awaited={isAwaited(accounts)} />
      )}
      <div className="home-columns">
        <div className="home-column">
          <Flow months={months} flow={flow} />
          <After awaited={isAwaited(flow)}>
            <LastMovements latest={latest} accounts={choices} />
          </After>
        </div>
        <div className={isLeftAwaited ? 'home-column home-column-held' : 'home-column'}>
          <NextPayments upcoming={upcoming} />
          <After awaited={isAwaited(upcoming)}>
            <TopCategories month={month} sums={sums} />
          </After>
          <After awaited={isAwaited(upcoming) || isAwaited(sums)}>
            <Connections items={items} names={names} />
          </After>
        </div>
      </div>
    </>
  );
}
