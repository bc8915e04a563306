import { AccountTotals } from '../../features/accounts/AccountTotals.tsx';
import { LimitBar } from '../../features/accounts/LimitBar.tsx';
import { BillStateBadge } from '../../features/cards/BillStateBadge.tsx';
import { CategoryRows } from '../../features/categories/CategoryRows.tsx';
import { ConnectNotice } from '../../features/connect/ConnectNotice.tsx';
import type { ConnectState } from '../../features/connect/use-connect-bank.ts';
import { STATE_LOOKS } from '../../features/connections/connection-state.ts';
import { StateInWords } from '../../features/connections/StateInWords.tsx';
import AskAboutLink from '../../features/session/AskAboutLink.tsx';
import { SignIn } from '../../features/session/SignIn.tsx';
import type { Transaction } from '../../features/transactions/api/get-transactions.ts';
import { TransactionRow } from '../../features/transactions/TransactionRow.tsx';
import type { ConnectionStateName } from '../../i18n/dictionary.ts';
import { ApiError } from '../../lib/ApiError.ts';
import { useTexts } from '../../lib/texts.ts';
import { Specimen } from './Specimen.tsx';
import { designTexts } from './texts.ts';

const STATES = Object.keys(STATE_LOOKS) as ConnectionStateName[];
const RUNNING = { state: 'running', transactionsRead: 500, transactionsExpected: 2_000 } as const;
const BILLS = ['paid', 'partly', 'open', 'credit', 'unknown'] as const;
const LIMIT = { limit: '5000', available: '3200', currencyCode: 'BRL', accountIds: [] } as const;

const FAILURE = new ApiError({ status: 503, code: 'database_unavailable' });
const CONNECTING: readonly ConnectState[] = [
  { step: 'received' },
  { step: 'loadFailed', updateItem: null, way: 'widget' },
  { step: 'loadFailed', updateItem: null, way: 'direct' },
  { step: 'partFailed' },
  { step: 'tokenFailed', updateItem: null, error: FAILURE },
  { step: 'reportFailed', itemId: 'item', error: FAILURE },
];

const ROW = { signedAmount: '-49.90', currencyCode: 'BRL', categoryId: '11010000', localDate: '2026-11-27' };
const ROWS: readonly Partial<Transaction>[] = [
  { status: 'PENDING' },
  { ignored: true },
  { instalments: { seriesId: 's', number: 3, of: 10 } },
  { tags: ['casa', 'férias'] },
  { signedAmount: '-20', currencyCode: 'USD', signedAmountInAccountCurrency: '-109.80' },
  { signedAmount: '5200', categoryId: '01010000' },
  { description: null, categoryId: null },
];

const nothing = (): void => {};

/** What features are made of, in every state that they know. */
export function FeatureSpecimens() {
  const t = useTexts(designTexts);
  const account = {
    id: 'a',
    name: t.field,
    number: '',
    bank: 'Banco',
    currencyCode: 'BRL',
    isDouble: false,
    isCounted: true,
    isClosed: false,
  };
  return (
    <>
      <ConnectionSpecimens />
      <Specimen title={t.transactions}>
        <ul className="specimen-wide card row-list">
          {ROWS.map((row, index) => (
            <li key={JSON.stringify(row)}>
              <TransactionRow
                transaction={{ id: `row-${index}`, description: t.rowTitle, ...ROW, ...row } as Transaction}
                account={account}
                nameOfCategory={() => undefined}
                onOpen={nothing}
              />
            </li>
          ))}
        </ul>
      </Specimen>
      <CardSpecimens />
      <Specimen title={t.categories}>
        <div className="specimen-wide">
          <CategoryRows
            label={t.categories}
            whole="1000"
            lines={[
              {
                key: '1',
                name: t.rowTitle,
                amount: '960',
                currencyCode: 'BRL',
                transactions: 12,
                to: '/design',
              },
              { key: '2', name: t.longTitle, amount: '1', currencyCode: 'BRL', transactions: 1, to: null },
            ]}
          />
        </div>
      </Specimen>
      {/* last: each has a heading of the first level, behind which none of the third may stand */}
      <Specimen title={t.outside}>
        <SignIn linkRefused />
        <AskAboutLink question="other" onDecide={nothing} keepLink={nothing} />
        <AskAboutLink question="unknown" onDecide={nothing} keepLink={nothing} />
      </Specimen>
    </>
  );
}

function ConnectionSpecimens() {
  const t = useTexts(designTexts);
  return (
    <>
      <Specimen title={t.connections}>
        {STATES.map((state) => (
          <div key={state} className="specimen-wide">
            <StateInWords item={{ message: null, sync: RUNNING }} state={state} bank="Banco" />
          </div>
        ))}
      </Specimen>
      <Specimen title={t.connecting}>
        {CONNECTING.map((state) => (
          <ConnectNotice
            key={JSON.stringify(state)}
            connect={{ state, start: nothing, retry: nothing, dismiss: nothing }}
          />
        ))}
      </Specimen>
    </>
  );
}

function CardSpecimens() {
  const t = useTexts(designTexts);
  return (
    <Specimen title={t.cards}>
      {BILLS.map((state) => (
        <BillStateBadge key={state} state={state} />
      ))}
      <div className="specimen-wide">
        <LimitBar use={{ ...LIMIT, used: '1800' }} sharedWith={[]} of={[t.field]} />
        <LimitBar use={{ ...LIMIT, used: '4900' }} sharedWith={[t.rowTitle]} />
      </div>
      <div className="specimen-wide">
        <AccountTotals
          totals={[{ currencyCode: 'BRL', bank: '-120.40', credit: '812.45', lastBills: '625.49' }]}
        />
      </div>
    </Specimen>
  );
}
