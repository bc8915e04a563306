import { useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Badge } from '../../components/Badge.tsx';
import { BankTile } from '../../components/BankTile.tsx';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Day } from '../../components/Day.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { LoadFailed } from '../../components/LoadFailed.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { ApiError } from '../../lib/ApiError.ts';
import { isDecimal } from '../../lib/decimal.ts';
import { useTexts } from '../../lib/texts.ts';
import { Specimen } from './Specimen.tsx';
import { designTexts } from './texts.ts';

function decimal(text: string) {
  return isDecimal(text) ? text : null;
}

const ACTIONS = ['primary', 'quiet', 'plain', 'danger'] as const;
const FAILURES = [
  new ApiError({ status: null, code: 'NETWORK' }),
  new ApiError({ status: 429, code: 'too_many_requests' }),
  new ApiError({ status: 503, code: 'database_unavailable' }),
  new ApiError({ status: 200, code: 'UNREADABLE' }),
];

/** What failed and is asked for once more. */
const ASKED_AGAIN = {
  isError: true,
  error: FAILURES[0],
  isFetching: true,
  refetch: () => Promise.resolve(),
};

export function Specimens({ title }: { title: string }) {
  const t = useTexts(designTexts);
  return (
    <>
      <h2>{title}</h2>
      <Specimen title={t.buttons}>
        {ACTIONS.map((tone) => (
          <Button key={tone} tone={tone}>
            {t[tone]}
          </Button>
        ))}
        <Button busy>{t.busy}</Button>
        <Button disabled>{t.off}</Button>
      </Specimen>
      <Specimen title={t.badges}>
        <Badges />
      </Specimen>
      <Specimen title={t.money}>
        <Amount value={decimal('1234.56')} currencyCode="BRL" movement />
        <Amount value={decimal('-1234.56')} currencyCode="BRL" movement />
        <Amount value={decimal('-80.5')} currencyCode="BRL" />
        <Amount value={decimal('9007199254740993.07')} currencyCode="USD" />
        <Amount value={null} currencyCode="BRL" />
        <Day day="2026-11-27" />
        <Day day={null} />
      </Specimen>
      <Specimen title={t.rows}>
        <Rows />
      </Specimen>
      <Specimen title={t.notices}>
        {(['info', 'success', 'warning', 'error'] as const).map((tone) => (
          <Notice key={tone} tone={tone} title={t.noticeTitle}>
            <p>{t.noticeBody}</p>
          </Notice>
        ))}
        {FAILURES.map((error) => (
          <ErrorNotice key={error.code} title={t.failed} error={error} onRetry={() => {}} />
        ))}
        <LoadFailed title={t.failed} of={ASKED_AGAIN} />
      </Specimen>
      <Specimen title={t.empty}>
        <Card className="specimen-wide">
          <EmptyState icon="bank" title={t.emptyTitle} body={t.emptyBody}>
            <Button tone="primary">{t.primary}</Button>
          </EmptyState>
        </Card>
        <div className="specimen-wide">
          <Skeleton rows={2} height={64} />
        </div>
      </Specimen>
      <Specimen title={t.fields}>
        <label className="field">
          <span>{t.field}</span>
          <input type="text" defaultValue="Conta 1" />
        </label>
        <label className="field">
          <span>{t.choice}</span>
          <select>
            <option>{t.tabs.one}</option>
            <option>{t.tabs.two}</option>
          </select>
        </label>
      </Specimen>
      <Specimen title={t.dialogs}>
        <Windows />
      </Specimen>
    </>
  );
}

function Badges() {
  const t = useTexts(designTexts);
  return (
    <>
      <Badge tone="good" icon="check">
        {t.good}
      </Badge>
      <Badge tone="busy" icon="sync">
        {t.working}
      </Badge>
      <Badge tone="warning" icon="clock">
        {t.warning}
      </Badge>
      <Badge tone="bad" icon="alert">
        {t.bad}
      </Badge>
      <Badge tone="neutral">{t.neutral}</Badge>
    </>
  );
}

function Rows() {
  const t = useTexts(designTexts);
  const amount = <Amount value={decimal('-123456.78')} currencyCode="BRL" movement />;
  return (
    <Card className="specimen-wide">
      <ul className="row-list">
        <li>
          <ListRow
            lead={<BankTile name="Banco" primaryColor="820AD1" />}
            title={t.rowTitle}
            detail={t.rowDetail}
            value={amount}
          />
        </li>
        <li>
          <ListRow
            title={t.longTitle}
            detail={t.rowDetail}
            value={amount}
            valueDetail={t.warning}
            to="/design"
          />
        </li>
      </ul>
    </Card>
  );
}

function Windows() {
  const t = useTexts(designTexts);
  const [open, setOpen] = useState<'box' | 'panel' | null>(null);
  const [tab, setTab] = useState('one');
  return (
    <>
      <Button onClick={() => setOpen('box')}>{t.openDialog}</Button>
      <Button onClick={() => setOpen('panel')}>{t.openPanel}</Button>
      {open && (
        <Dialog title={t.dialogTitle} shape={open} onClose={() => setOpen(null)}>
          <p>{t.dialogBody}</p>
        </Dialog>
      )}
      <div className="specimen-wide">
        <Tabs
          label={t.dialogs}
          tabs={[
            { id: 'one', label: t.tabs.one },
            { id: 'two', label: t.tabs.two },
          ]}
          current={tab}
          onChange={setTab}
        >
          <p>{tab === 'one' ? t.noticeTitle : t.noticeBody}</p>
        </Tabs>
      </div>
    </>
  );
}
