import { categoryName } from '../../i18n/category-name.ts';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useTexts } from '../../lib/texts.ts';
import type { CategoryChoice } from '../../lib/use-categories.ts';
import { WITHOUT } from '../../lib/without-category.ts';
import { categoryTexts } from './texts.ts';

/** The name of a category in the reader's language; its id where nobody knows a name. */
export function useCategoryName(categories: readonly CategoryChoice[]): (id: string) => string {
  const t = useTexts(categoryTexts);
  const { language } = useI18n();
  return (wanted) =>
    wanted === WITHOUT
      ? t.without
      : (categories.find(({ id }) => id === wanted)?.name ?? categoryName(wanted, null, language) ?? wanted);
}

/** The page of a category in a month. */
export function categoryAddress(id: string, month: string): string {
  return `/categorias/${encodeURIComponent(id)}?mes=${month}`;
}

/** The list of the very category's transactions in a month. */
export function rowsAddress(id: string, month: string): string {
  return `/transacoes?${new URLSearchParams({ mes: month, categoria: id })}`;
}
