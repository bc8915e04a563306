import { useQuery } from '@tanstack/react-query';
import { Amount } from '../../components/Amount.tsx';
import { Day } from '../../components/Day.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Section } from '../../components/Section.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { addDays, dayInBrazil } from '../../lib/calendar-day.ts';
import { isAwaited } from '../../lib/is-awaited.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { useTexts } from '../../lib/texts.ts';
import { getRowsSince } from './api/get-account-rows.ts';
import type { Account } from './api/get-accounts.ts';
import { type LastClosed, onOpenBill, openBill } from './open-bill.ts';
import { accountTexts } from './texts.ts';

/** A purchase may be on a bill that closes as much later; older ones are on a closed one. */
const DAYS_BACK = 75;

export interface OpenBillProps {
  userId: string;
  account: Account;
  last: LastClosed;
}

/** The bill that is running: when it closes and is due, and what is on it so far. */
export function OpenBill({ userId, account, last }: OpenBillProps) {
  const api = useApi();
  const t = useTexts(accountTexts);
  const today = dayInBrazil(new Date());
  const since = addDays(today, -DAYS_BACK);
  const open = openBill(account, last, today);
  const rows = useQuery({
    queryKey: [...queryKeys.transactions(userId), 'since', account.id, since],
    queryFn: ({ signal }) => getRowsSince(api, userId, account.id, since, signal),
    enabled: open.month !== null || open.closesOn !== null,
  });
  const soFar = rows.data ? onOpenBill(rows.data, open, account.currencyCode) : null;
  // the sum and the sentence about it have their room from the beginning, and keep it where it turns out to be unknown
  const isSumAwaited = rows.isLoading && isAwaited(rows);
  const hasSum = rows.data !== undefined || isSumAwaited;
  const isKnown = open.closesOn !== null || open.dueOn !== null || hasSum;
  return (
    <Section title={t.openBill}>
      <div className="card open-bill">
        {isKnown ? (
          <Facts
            facts={[
              hasSum && {
                name: t.soFar,
                value: isSumAwaited ? '…' : <Amount value={soFar} currencyCode={account.currencyCode} calm />,
              },
              open.closesOn !== null && { name: t.closesOn, value: <Day day={open.closesOn} /> },
              open.dueOn !== null && { name: t.dueOn, value: <Day day={open.dueOn} /> },
            ]}
          />
        ) : (
          <p>{t.openBillUnknown}</p>
        )}
        {hasSum && <p className="fine">{t.openBillNote}</p>}
      </div>
    </Section>
  );
}
