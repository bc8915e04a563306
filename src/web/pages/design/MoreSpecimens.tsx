import { useState } from 'react';
import { After } from '../../components/After.tsx';
import { AliasForm } from '../../components/AliasForm.tsx';
import { Amount } from '../../components/Amount.tsx';
import { BackLink } from '../../components/BackLink.tsx';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { CategoryOptions } from '../../components/CategoryOptions.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Icon } from '../../components/Icon.tsx';
import { LongText } from '../../components/LongText.tsx';
import { MonthSwitch } from '../../components/MonthSwitch.tsx';
import { Section } from '../../components/Section.tsx';
import { ShareBar } from '../../components/ShareBar.tsx';
import { BalanceChart } from '../../features/accounts/BalanceChart.tsx';
import { MonthsChart } from '../../features/categories/MonthsChart.tsx';
import { FlowChart } from '../../features/overview/FlowChart.tsx';
import { toBars } from '../../features/overview/months.ts';
import { ComingMonths } from '../../features/upcoming/ComingMonths.tsx';
import { useTexts } from '../../lib/texts.ts';
import { Specimen } from './Specimen.tsx';
import { designTexts } from './texts.ts';

const MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];
const FLOWS = [
  { period: '2026-07', currencyCode: 'BRL', income: '5200', expenses: '4100.55', net: '1099.45' },
  { period: '2026-08', currencyCode: 'BRL', income: '5200', expenses: '6300', net: '-1100' },
  { period: '2026-09', currencyCode: 'BRL', income: '5400.10', expenses: '3100', net: '2300.10' },
  { period: '2026-10', currencyCode: 'BRL', income: '0', expenses: '900', net: '-900' },
  { period: '2026-11', currencyCode: 'BRL', income: '7000', expenses: '4800', net: '2200' },
] as const;
const BALANCES = (['-120.40', '300', '280.10', '1900', '1500.99'] as const).map((balance, at) => ({
  day: `2026-11-0${at + 1}`,
  at: Date.UTC(2026, 10, at + 1),
  balance,
}));

/** Charts, filters, forms and what else is made of the first components. */
export function MoreSpecimens({ theme }: { theme: string }) {
  const t = useTexts(designTexts);
  return (
    <>
      <Specimen title={t.charts}>
        <Card className="specimen-wide flow-card">
          <FlowChart bars={toBars(FLOWS, MONTHS, 'BRL')} currencyCode="BRL" />
        </Card>
        <Card className="specimen-wide flow-card">
          <OfCategory />
        </Card>
        <Card className="specimen-wide chart-card">
          <BalanceChart label={t.balance} points={BALANCES} currencyCode="BRL" />
        </Card>
        <Card className="specimen-wide chart-card">
          <BalanceChart label={t.balance} points={BALANCES.slice(0, 1)} currencyCode="BRL" />
        </Card>
        <div className="specimen-wide">
          <ShareBar share={0.35} />
        </div>
        <div className="specimen-wide">
          <ShareBar share={0.92} tone="warning" />
        </div>
      </Specimen>
      <Specimen title={t.filters}>
        <Months />
        <div className="chips">
          <button type="button" className="chip">
            <span>{t.rowTitle}</span>
            <Icon name="close" />
          </button>
        </div>
        <BackLink to="/design">{t.title}</BackLink>
      </Specimen>
      <Specimen title={t.folded}>
        <div className="specimen-wide">
          <Coming />
        </div>
      </Specimen>
      <Specimen title={t.facts}>
        <div className="specimen-wide">
          <Facts
            facts={[
              { name: t.field, value: t.rowTitle },
              { name: t.balance, value: <Amount value="1234.56" currencyCode="BRL" /> },
              { name: t.longText, value: <LongText text={`${t.longTitle}. `.repeat(8)} />, wide: true },
            ]}
          />
        </div>
      </Specimen>
      <Specimen title={t.forms}>
        <Forms />
      </Specimen>
      <Specimen title={t.questions}>
        <Question />
      </Specimen>
      <Specimen title={t.parts}>
        <Parts theme={theme} />
      </Specimen>
    </>
  );
}

/** A landmark has a name that no other one of the page has. */
function Parts({ theme }: { theme: string }) {
  const t = useTexts(designTexts);
  return (
    <div className="specimen-wide">
      <Section title={`${t.emptyTitle} · ${theme}`} actions={<Button>{t.quiet}</Button>}>
        <p>{t.emptyBody}</p>
        <After awaited>
          <p>{t.working}</p>
        </After>
        <After awaited={false}>
          <p>{t.good}</p>
        </After>
      </Section>
    </div>
  );
}

function OfCategory() {
  const [month, setMonth] = useState('2026-10');
  const months = MONTHS.map((one) => {
    const flow = FLOWS.find(({ period }) => period === one);
    return { month: one, amount: flow?.expenses ?? null };
  });
  return <MonthsChart months={months} current={month} currencyCode="BRL" onChoose={setMonth} />;
}

function Months() {
  const [month, setMonth] = useState('');
  return (
    <div className="specimen-wide">
      <MonthSwitch month={month} onChange={setMonth} />
    </div>
  );
}

function Coming() {
  const t = useTexts(designTexts);
  const row = { kind: 'bill', date: '2026-12-05', direction: 'out', currencyCode: 'BRL' } as const;
  const rows = [
    { ...row, description: t.rowTitle, amount: '812.45' },
    { ...row, kind: 'recurring', direction: 'in', description: t.longTitle, amount: '5200' },
  ] as const;
  return (
    <ComingMonths months={[{ month: '2026-12', sums: [{ currencyCode: 'BRL', net: '4387.55' }], rows }]} />
  );
}

function Forms() {
  const t = useTexts(designTexts);
  const [checked, setChecked] = useState(true);
  return (
    <>
      <Card className="specimen-wide">
        <AliasForm alias={null} name={t.rowTitle} save={() => Promise.resolve()} />
      </Card>
      <label className="field">
        <span>{t.field}</span>
        <input type="text" disabled defaultValue={t.off} />
      </label>
      <label className="field">
        <span>{t.day}</span>
        <input type="date" defaultValue="2026-11-27" />
      </label>
      <label className="field">
        <span>{t.longText}</span>
        <textarea rows={2} defaultValue={t.noticeBody} />
      </label>
      <label className="check">
        <input type="checkbox" checked={checked} onChange={(event) => setChecked(event.target.checked)} />
        <span>{t.choice}</span>
      </label>
      <label className="field">
        <span>{t.categories}</span>
        <select>
          <CategoryOptions categories={[{ id: '1', name: t.rowTitle, parentId: null }]} />
        </select>
      </label>
      <p className="wrong">{t.wrong}</p>
    </>
  );
}

function Question() {
  const t = useTexts(designTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.openQuestion}</Button>
      {isOpen && (
        <ConfirmDialog
          title={t.dialogTitle}
          confirmLabel={t.danger}
          busyLabel={t.busy}
          busy={false}
          onConfirm={() => setOpen(false)}
          onCancel={() => setOpen(false)}
        >
          <p>{t.dialogBody}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
