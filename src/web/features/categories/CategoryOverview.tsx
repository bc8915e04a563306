import { Section } from '../../components/Section.tsx';
import { type Decimal, signOf } from '../../lib/decimal.ts';
import { sumOf } from '../../lib/decimal-sum.ts';
import { useTexts } from '../../lib/texts.ts';
import { CategoryAmount, CategoryRows } from './CategoryRows.tsx';
import type { CategoryNode } from './category-tree.ts';
import { categoryTexts } from './texts.ts';
import { categoryAddress } from './use-category-name.ts';

export interface CategoryOverviewProps {
  roots: readonly CategoryNode[];
  currencyCode: string;
  /** There are lists of other currencies beside it. */
  isOneOfSeveral: boolean;
  /** YYYY-MM */
  month: string;
  nameOf(id: string): string;
}

/** What was spent on what in one currency, and below it what came in. */
export function CategoryOverview(props: CategoryOverviewProps) {
  const { roots, currencyCode, isOneOfSeveral, month, nameOf } = props;
  const t = useTexts(categoryTexts);
  const isIn = ({ amount }: CategoryNode): boolean => signOf(amount) === 'negative';
  const parts = [
    { title: t.spent, nodes: roots.filter((node) => !isIn(node)) },
    { title: t.received, nodes: roots.filter(isIn) },
  ];
  return parts
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ title, nodes }) => {
      const whole: Decimal = sumOf(nodes.map(({ amount }) => amount));
      const named = isOneOfSeveral ? t.inCurrency(title, currencyCode) : title;
      return (
        <Section
          key={title}
          title={named}
          actions={
            <strong className="category-total">
              <CategoryAmount amount={whole} currencyCode={currencyCode} />
            </strong>
          }
        >
          <CategoryRows
            label={named}
            whole={whole}
            lines={nodes.map((node) => ({
              ...node,
              key: node.id,
              name: nameOf(node.id),
              to: categoryAddress(node.id, month),
            }))}
          />
        </Section>
      );
    });
}
