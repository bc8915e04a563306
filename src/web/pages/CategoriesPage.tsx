import { After } from '../components/After.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { MonthSwitch } from '../components/MonthSwitch.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { CategoryOverview } from '../features/categories/CategoryOverview.tsx';
import { categoryTrees } from '../features/categories/category-tree.ts';
import { categoryTexts } from '../features/categories/texts.ts';
import { useCategoryName } from '../features/categories/use-category-name.ts';
import { useCategorySums } from '../features/categories/use-category-sums.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { dayInBrazil } from '../lib/calendar-day.ts';
import { readMonth } from '../lib/calendar-month.ts';
import { isAwaited } from '../lib/is-awaited.ts';
import { navigate, useSearch } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import { useAreCategoriesAwaited, useCategories } from '../lib/use-categories.ts';
import '../styles/flow.css';
import '../styles/money.css';
import '../styles/plans.css';

/** What was spent on what in a month, from the top down. */
export default function CategoriesPage() {
  const t = useTexts(categoryTexts);
  const { userId } = useSignedIn();
  const month = readMonth(useSearch().get('mes'), dayInBrazil(new Date()));
  const categories = useCategories();
  const nameOf = useCategoryName(categories);
  const sums = useCategorySums(userId, month);
  // what is below what, and so the order, is known with the categories
  const isOrderAwaited = useAreCategoriesAwaited();
  const trees = isOrderAwaited ? undefined : sums.data && categoryTrees(sums.data, categories);
  return (
    <>
      <PageHead title={t.title} />
      <div className="card month-card">
        <MonthSwitch
          month={month}
          onChange={(next) => navigate(`/categorias?mes=${next}`, { replace: true })}
        />
      </div>
      {(sums.isPending || (sums.data && isOrderAwaited)) && <Skeleton rows={6} height={76} />}
      <LoadFailed title={t.loadFailed} of={sums} />
      {trees?.length === 0 && <EmptyState icon="chart" title={t.none} body={t.noneBody} />}
      {trees?.map(({ currencyCode, roots }) => (
        <CategoryOverview
          key={currencyCode}
          roots={roots}
          currencyCode={currencyCode}
          isOneOfSeveral={trees.length > 1}
          month={month}
          nameOf={nameOf}
        />
      ))}
      <After awaited={isAwaited(sums) || isOrderAwaited}>
        <p className="fine">{t.left}</p>
      </After>
    </>
  );
}
