import { Amount } from '../../components/Amount.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { ShareBar } from '../../components/ShareBar.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { type Decimal, negate, signOf } from '../../lib/decimal.ts';
import { shareOf } from '../../lib/decimal-sum.ts';
import { formatCount } from '../../lib/format-money.ts';
import { useTexts } from '../../lib/texts.ts';
import { sizeOf } from './category-tree.ts';
import { categoryTexts } from './texts.ts';

/** A category, or the rows of one that are in none below it. */
export interface CategoryLine {
  readonly key: string;
  readonly name: string;
  readonly amount: Decimal;
  readonly currencyCode: string;
  readonly transactions: number;
  /** Null: there is nothing to see. */
  readonly to: string | null;
}

export interface CategoryRowsProps {
  label: string;
  lines: readonly CategoryLine[];
  /** What the lines come to. */
  whole: Decimal;
}

/** What is less would be rounded to nothing. */
const LEAST_SHARE = 0.005;

/** Categories with what they come to and how much of the whole that is. */
export function CategoryRows({ label, lines, whole }: CategoryRowsProps) {
  const t = useTexts(categoryTexts);
  const { language } = useI18n();
  const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const partOf = (share: number): string =>
    share > 0 && share < LEAST_SHARE
      ? t.lessThan(format.format(2 * LEAST_SHARE))
      : t.share(format.format(share));
  return (
    <ul className="card row-list" aria-label={label}>
      {lines.map(({ key, name, amount, currencyCode, transactions, to }) => {
        const share = shareOf(sizeOf(amount), sizeOf(whole));
        const count =
          transactions === 1 ? t.oneTransaction : t.transactions(formatCount(transactions, language));
        return (
          <li key={key} className="category-line">
            <ListRow
              title={name}
              detail={[count, share !== null && partOf(share)].filter(Boolean).join(' · ')}
              value={<CategoryAmount amount={amount} currencyCode={currencyCode} />}
              {...(to !== null && { to })}
            />
            <div className="category-share">
              <ShareBar share={share ?? 0} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** What was spent has no sign; what came in has a plus. */
export function CategoryAmount({ amount, currencyCode }: { amount: Decimal; currencyCode: string }) {
  return signOf(amount) === 'negative' ? (
    <Amount value={negate(amount)} currencyCode={currencyCode} movement />
  ) : (
    <Amount value={amount} currencyCode={currencyCode} />
  );
}
