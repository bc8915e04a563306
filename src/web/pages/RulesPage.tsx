import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { RuleForm, type RuleFormProps } from '../features/rules/RuleForm.tsx';
import { RuleList } from '../features/rules/RuleList.tsx';
import { RuleOutcome } from '../features/rules/RuleOutcome.tsx';
import { draftLike, NO_DRAFT } from '../features/rules/rule-form.ts';
import { ruleTexts } from '../features/rules/texts.ts';
import { type RuleWork, useRules, useRuleWork } from '../features/rules/use-rules.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { describe } from '../features/transactions/TransactionRow.tsx';
import { useTransaction } from '../features/transactions/use-transaction.ts';
import { navigate, useSearch } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import { useCategories } from '../lib/use-categories.ts';
import '../styles/money.css';
import '../styles/plans.css';
import { useAccountChoices } from './use-account-choices.ts';

const PAGE = '/regras';
/** A rule is being written. */
const NEW = 'nova';
/** The transaction that it begins with. */
const ROW = 'linha';

/** All rules, and a new one. */
export default function RulesPage() {
  const t = useTexts(ruleTexts);
  const { userId } = useSignedIn();
  const rules = useRules(userId);
  const named = useAccountChoices(userId).map(({ id, name, number, bank }) => ({
    id,
    name: [name, number, bank].filter(Boolean).join(' · '),
  }));
  const categories = useCategories();
  const work = useRuleWork(userId);
  const search = useSearch();
  const isWriting = search.has(NEW);
  const names = {
    ofAccount: (wanted: string) => named.find(({ id }) => id === wanted)?.name,
    ofCategory: (wanted: string) => categories.find(({ id }) => id === wanted)?.name,
  };
  const isEmpty = rules.data?.length === 0;
  return (
    <>
      <PageHead title={t.title} actions={!isEmpty && <Write />} />
      <p className="muted">{t.intro}</p>
      {!isWriting && <RuleOutcome work={work} />}
      {rules.isPending && <Skeleton rows={3} height={112} />}
      <LoadFailed title={t.loadFailed} of={rules} />
      {isEmpty && (
        <div className="card">
          <EmptyState icon="tag" title={t.none} body={t.noneBody}>
            <Write />
          </EmptyState>
        </div>
      )}
      {rules.data && rules.data.length > 0 && (
        <>
          {rules.data.length > 1 && <p className="fine">{t.order}</p>}
          <RuleList rules={rules.data} names={names} work={work} />
        </>
      )}
      {isWriting && <NewRule rowId={search.get(ROW)} accounts={named} categories={categories} work={work} />}
    </>
  );
}

/** Begins a rule. */
function Write() {
  const t = useTexts(ruleTexts);
  return (
    <Button tone="primary" icon="plus" onClick={() => navigate(`${PAGE}?${NEW}=1`)}>
      {t.create}
    </Button>
  );
}

interface NewRuleProps extends Pick<RuleFormProps, 'accounts' | 'categories'> {
  /** The transaction that it begins with; null: with nothing. */
  rowId: string | null;
  work: RuleWork;
}

/** A rule that is being written. */
function NewRule({ rowId, accounts, categories, work }: NewRuleProps) {
  const t = useTexts(ruleTexts);
  const { userId } = useSignedIn();
  const row = useTransaction(userId, rowId);
  const close = (): void => navigate(PAGE, { replace: true });
  return (
    <Dialog title={t.create} shape="panel" onClose={close}>
      {rowId !== null && row.isPending && <Skeleton rows={5} height={48} />}
      {rowId !== null && row.isLoadingError && <LoadFailed title={t.rowFailed} of={row} />}
      {(rowId === null || row.data) && (
        <RuleForm
          userId={userId}
          draft={row.data ? draftLike(describe(row.data), row.data.signedAmount) : NO_DRAFT}
          categories={categories}
          accounts={accounts}
          busy={work.current?.action === 'create'}
          error={work.failed?.action === 'create' ? work.error : null}
          onCreate={(rule, runsNow) => void work.create(rule, runsNow).then((done) => done && close())}
        />
      )}
    </Dialog>
  );
}
