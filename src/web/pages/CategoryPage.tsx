import { After } from '../components/After.tsx';
import { BackLink } from '../components/BackLink.tsx';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { MonthSwitch } from '../components/MonthSwitch.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Section } from '../components/Section.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { CategoryAmount, type CategoryLine, CategoryRows } from '../features/categories/CategoryRows.tsx';
import { type CategoryNode, categoryTrees, findNode } from '../features/categories/category-tree.ts';
import { MonthsChart } from '../features/categories/MonthsChart.tsx';
import { categoryTexts } from '../features/categories/texts.ts';
import { useCategoryMonths } from '../features/categories/use-category-months.ts';
import { categoryAddress, rowsAddress, useCategoryName } from '../features/categories/use-category-name.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { dayInBrazil } from '../lib/calendar-day.ts';
import { lastMonths, readMonth } from '../lib/calendar-month.ts';
import { isAwaited } from '../lib/is-awaited.ts';
import { Link, navigate, useSearch } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import { type CategoryChoice, useAreCategoriesAwaited, useCategories } from '../lib/use-categories.ts';
import { WITHOUT } from '../lib/without-category.ts';
import '../styles/flow.css';
import '../styles/money.css';
import '../styles/plans.css';

const MONTHS = 6;

interface KnownMonth {
  month: string;
  /** The category, in each currency; undefined: not known yet, or it failed. */
  nodes: readonly CategoryNode[] | undefined;
  hasFailed: boolean;
}

/** What is known of a category in the six months that are shown. */
function useMonthsOf(id: string, month: string, today: string) {
  const { userId } = useSignedIn();
  const categories = useCategories();
  const last = lastMonths(today.slice(0, 7), MONTHS);
  // Another month than those has the six that end with it.
  const shown = last.includes(month) ? last : lastMonths(month, MONTHS);
  const all = useCategoryMonths(userId, shown);
  const months = shown.map((one, index): KnownMonth => {
    const { data, isError = false } = all[index] ?? {};
    return { month: one, nodes: data && nodesOf(data, categories, id), hasFailed: isError };
  });
  const nodes = months.flatMap((one) => one.nodes ?? []);
  const currencies = [...new Set(nodes.map(({ currencyCode }) => currencyCode))];
  return { all, current: all[shown.indexOf(month)], months, currencies };
}

/** One category over six months, what it is made of, and the way to its transactions. */
export default function CategoryPage({ id }: { id: string }) {
  const t = useTexts(categoryTexts);
  const today = dayInBrazil(new Date());
  const month = readMonth(useSearch().get('mes'), today);
  const nameOf = useCategoryName(useCategories());
  const { all, current, months, currencies } = useMonthsOf(id, month, today);
  const isOrderAwaited = useAreCategoriesAwaited();
  const show = (next: string): void => navigate(categoryAddress(id, next), { replace: true });
  return (
    <>
      <BackLink to={`/categorias?mes=${month}`}>{t.all}</BackLink>
      <PageHead title={nameOf(id)} />
      <div className="card month-card">
        <MonthSwitch month={month} onChange={show} />
      </div>
      {current && <LoadFailed title={t.loadFailed} of={current} />}
      {(current?.isPending || (current?.data && isOrderAwaited)) && <Skeleton rows={2} height={200} />}
      {current?.data && !isOrderAwaited && (
        <>
          {currencies.length === 0 && <p className="quiet">{t.nothingOfIt}</p>}
          {currencies.map((currencyCode) => (
            <OneCurrency
              key={currencyCode}
              currencyCode={currencyCode}
              title={currencies.length > 1 ? t.inCurrency(t.months, currencyCode) : t.months}
              months={months}
              current={month}
              nameOf={nameOf}
              onChoose={show}
            />
          ))}
        </>
      )}
      <After awaited={isOrderAwaited || all.some(isAwaited)}>
        <p className="fine">{t.left}</p>
      </After>
    </>
  );
}

const nodesOf = (
  sums: Parameters<typeof categoryTrees>[0],
  categories: readonly CategoryChoice[],
  id: string,
): CategoryNode[] => categoryTrees(sums, categories).flatMap(({ roots }) => findNode(roots, id) ?? []);

interface OneCurrencyProps {
  currencyCode: string;
  title: string;
  months: readonly KnownMonth[];
  /** The month that is shown. */
  current: string;
  nameOf(id: string): string;
  onChoose(month: string): void;
}

/** The category in one currency: its months, and what it is made of in the month that is shown. */
function OneCurrency({ currencyCode, title, months, current, nameOf, onChoose }: OneCurrencyProps) {
  const t = useTexts(categoryTexts);
  const amounts = months.map(({ month, nodes, hasFailed }) => {
    const node = nodes?.find((each) => each.currencyCode === currencyCode);
    const amount = nodes === undefined ? undefined : (node?.amount ?? null);
    return { month, amount, hasFailed, node };
  });
  const node = amounts.find(({ month }) => month === current)?.node;
  return (
    <div className="category-currency">
      <Section title={title}>
        <div className="card flow-card">
          <p className="category-now">
            {node ? <CategoryAmount amount={node.amount} currencyCode={currencyCode} /> : t.nothingOfIt}
          </p>
          <MonthsChart months={amounts} current={current} currencyCode={currencyCode} onChoose={onChoose} />
        </div>
      </Section>
      {node && <Parts node={node} month={current} nameOf={nameOf} />}
    </div>
  );
}

interface PartsProps {
  node: CategoryNode;
  month: string;
  nameOf(id: string): string;
}

/** What is below a category; one without any leads straight to its transactions. */
function Parts({ node, month, nameOf }: PartsProps) {
  const t = useTexts(categoryTexts);
  const rows = rowsAddress(node.id, month);
  if (node.children.length === 0)
    return (
      <Link className="button button-quiet category-see" to={rows}>
        {t.seeOf(nameOf(node.id))}
      </Link>
    );
  const own: CategoryLine[] =
    node.own === null
      ? []
      : [
          {
            ...node.own,
            key: WITHOUT,
            name: t.rest(nameOf(node.id)),
            currencyCode: node.currencyCode,
            to: rows,
          },
        ];
  const below = node.children.map((child) => ({
    ...child,
    key: child.id,
    name: nameOf(child.id),
    to: categoryAddress(child.id, month),
  }));
  return (
    <Section title={t.parts}>
      <CategoryRows label={t.parts} lines={[...below, ...own]} whole={node.amount} />
    </Section>
  );
}
