import { Card } from '../../components/Card.tsx';
import { LoadFailed } from '../../components/LoadFailed.tsx';
import { Section } from '../../components/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { CategoryRows } from '../../features/categories/CategoryRows.tsx';
import { categoryTrees } from '../../features/categories/category-tree.ts';
import { categoryTexts } from '../../features/categories/texts.ts';
import { categoryAddress, useCategoryName } from '../../features/categories/use-category-name.ts';
import type { useCategorySums } from '../../features/categories/use-category-sums.ts';
import { signOf } from '../../lib/decimal.ts';
import { sumOf } from '../../lib/decimal-sum.ts';
import { Link } from '../../lib/router.tsx';
import { useTexts } from '../../lib/texts.ts';
import { useCategories } from '../../lib/use-categories.ts';

const SHOWN = 5;

export interface TopCategoriesProps {
  /** YYYY-MM */
  month: string;
  sums: ReturnType<typeof useCategorySums>;
}

/** On what most was spent this month, in the currency of most rows. */
export function TopCategories({ month, sums }: TopCategoriesProps) {
  const t = useTexts(categoryTexts);
  const categories = useCategories();
  const nameOf = useCategoryName(categories);
  const { data, isError } = sums;
  const spent = (data && categoryTrees(data, categories)[0]?.roots)?.filter(
    ({ amount }) => signOf(amount) === 'positive',
  );
  const lines = (spent ?? []).slice(0, SHOWN).map((node) => ({
    ...node,
    key: node.id,
    name: nameOf(node.id),
    to: categoryAddress(node.id, month),
  }));
  return (
    <Section
      title={t.biggest}
      actions={
        <Link className="button button-plain" to="/categorias">
          {t.seeAll}
        </Link>
      }
    >
      <LoadFailed title={t.loadFailed} of={sums} />
      {!data && !isError && <Skeleton rows={SHOWN} height={70} />}
      {data && lines.length === 0 && (
        <Card>
          <p className="quiet">{t.none}</p>
        </Card>
      )}
      {lines.length > 0 && (
        <CategoryRows
          label={t.biggest}
          lines={lines}
          whole={sumOf((spent ?? []).map(({ amount }) => amount))}
        />
      )}
    </Section>
  );
}
