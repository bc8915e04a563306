import type { Loan } from '../../features/loans/api/get-loans.ts';
import { LoanCard } from '../../features/loans/LoanCard.tsx';
import { ConsentRow } from '../../features/privacy/Consents.tsx';
import type { ConsentStanding } from '../../features/privacy/consent-standing.ts';
import { RuleForm } from '../../features/rules/RuleForm.tsx';
import { RuleList } from '../../features/rules/RuleList.tsx';
import { RuleOutcome } from '../../features/rules/RuleOutcome.tsx';
import { NO_DRAFT } from '../../features/rules/rule-form.ts';
import type { Outcome, RuleWork } from '../../features/rules/use-rules.ts';
import { ApiError } from '../../lib/ApiError.ts';
import { useTexts } from '../../lib/texts.ts';
import { Specimen } from './Specimen.tsx';
import { designTexts } from './texts.ts';

const done = (): Promise<boolean> => Promise.resolve(true);
const nothing = (): void => {};

const STILL: RuleWork = {
  outcome: null,
  current: null,
  failed: null,
  error: null,
  forget: nothing,
  create: done,
  run: done,
  undo: done,
  move: done,
  remove: done,
};
const FAILURE = new ApiError({ status: 503, code: 'database_unavailable' });
const OUTCOMES: readonly Outcome[] = [
  { kind: 'created', changed: null, runId: null },
  { kind: 'notRun', changed: null, runId: null },
  { kind: 'changed', changed: 12, runId: 'run' },
  { kind: 'undone', changed: 1, runId: null },
];

const LOAN = { currencyCode: 'BRL', contractNumber: '123456-7', contractAmount: '20000', CET: '0.0189' };
const LOANS: readonly Loan[] = [
  {
    ...LOAN,
    id: 'late',
    payments: { contractOutstandingBalance: '8400.10' },
    installments: { paidInstallments: '14', totalNumberOfInstallments: '24', pastDueInstallments: '2' },
  },
  {
    ...LOAN,
    id: 'over',
    payments: { contractOutstandingBalance: '0' },
    installments: { paidInstallments: '24', totalNumberOfInstallments: '24' },
  },
  { id: 'untold', currencyCode: 'BRL' },
].map((loan) => loan as Loan);

const CONSENTS: readonly ConsentStanding[] = [
  { state: 'active', since: '2026-11-01', until: null, data: ['ACCOUNTS_READ', 'CREDIT_CARDS_ACCOUNTS_READ'] },
  { state: 'ended', since: '2025-11-01', until: '2026-11-01', data: [] },
  { state: 'revoked', since: '2025-11-01', until: '2026-02-03', data: [] },
].map((standing) => standing as ConsentStanding);

/** Whole lists and forms: rules, loans, consents. */
export function ListSpecimens() {
  const t = useTexts(designTexts);
  const rules = [
    { id: 'one', when: { text: t.rowTitle, direction: 'out' }, then: { tags: ['casa'], ignored: true } },
    { id: 'two', when: { text: t.longTitle }, then: { ignored: false } },
  ];
  const names = { ofAccount: () => undefined, ofCategory: () => undefined };
  return (
    <>
      <Specimen title={t.rules}>
        <div className="specimen-wide">
          <RuleList rules={rules} names={names} work={STILL} />
        </div>
        <div className="specimen-wide">
          <RuleList
            rules={rules.slice(0, 1)}
            names={names}
            work={{ ...STILL, failed: { id: 'one', action: 'run' }, error: FAILURE }}
          />
        </div>
        {OUTCOMES.map((outcome) => (
          <RuleOutcome key={outcome.kind} work={{ ...STILL, outcome }} />
        ))}
      </Specimen>
      <Specimen title={t.ruleForm}>
        <div className="specimen-wide">
          <RuleForm
            userId=""
            draft={NO_DRAFT}
            categories={[]}
            accounts={[]}
            busy={false}
            error={FAILURE}
            onCreate={nothing}
          />
        </div>
      </Specimen>
      <Specimen title={t.loans}>
        <ul className="specimen-wide plain-list loans">
          {LOANS.map((loan) => (
            <LoanCard key={loan.id} loan={loan} bank="Banco" />
          ))}
        </ul>
      </Specimen>
      <Specimen title={t.consents}>
        <ul className="specimen-wide card row-list">
          {CONSENTS.map((standing) => (
            <li key={standing.state} className="bill">
              <ConsentRow bank="Banco" standing={standing} action={null} />
            </li>
          ))}
        </ul>
      </Specimen>
    </>
  );
}
