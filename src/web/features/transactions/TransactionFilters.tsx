import { useLayoutEffect, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MonthSwitch } from '../../components/MonthSwitch.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatDay, formatMonth } from '../../lib/calendar-day.ts';
import { useTexts } from '../../lib/texts.ts';
import { type CategoryChoice, findCategories } from '../../lib/use-categories.ts';
import { WITHOUT } from '../../lib/without-category.ts';
import type { AccountChoice } from './account-choice.ts';
import { AccountField, CategoryField, DayField, KindField } from './FilterFields.tsx';
import { isFiltered, NO_FILTER, type TransactionFilter } from './filter.ts';
import { rowTexts } from './row/texts.ts';
import { transactionTexts } from './texts.ts';

const SEARCH_PAUSE_MS = 300;

export interface TransactionFiltersProps {
  filter: TransactionFilter;
  accounts: readonly AccountChoice[];
  categories: readonly CategoryChoice[];
  onChange(filter: TransactionFilter): void;
}

export function TransactionFilters({ filter, accounts, categories, onChange }: TransactionFiltersProps) {
  const t = useTexts(transactionTexts);
  // On a phone they would push the list out of the first screen.
  const [isOpen] = useState(() => window.matchMedia('(min-width: 900px)').matches);
  const change = (part: Partial<TransactionFilter>): void => onChange({ ...filter, ...part });
  return (
    <search className="filters" aria-label={t.filters}>
      <MonthSwitch month={filter.month} onChange={(month) => change({ month, from: '', to: '' })} />
      <SearchField
        search={filter.search}
        categories={categories}
        onSearch={(search) => change({ search })}
        onCategory={(categoryId) => change({ search: '', categoryId })}
      />
      <details className="filters-more" open={isOpen}>
        <summary>{t.moreFilters}</summary>
        <div className="filters-fields">
          <AccountField
            accountId={filter.accountId}
            accounts={accounts}
            onChange={(accountId) => change({ accountId })}
          />
          <CategoryField
            categoryId={filter.categoryId}
            categories={categories}
            onChange={(categoryId) => change({ categoryId })}
          />
          <KindField kind={filter.kind} onChange={(kind) => change({ kind })} />
          <TagField tag={filter.tag} onTag={(tag) => change({ tag })} />
          <DayField label={t.from} day={filter.from} onChange={(from) => change({ month: '', from })} />
          <DayField label={t.to} day={filter.to} onChange={(to) => change({ month: '', to })} />
        </div>
      </details>
      {isFiltered(filter) && (
        <Chips filter={filter} accounts={accounts} categories={categories} onChange={onChange} />
      )}
    </search>
  );
}

interface SearchFieldProps {
  search: string;
  categories: readonly CategoryChoice[];
  onSearch(search: string): void;
  onCategory(id: string): void;
}

/** What is typed is searched for after a pause; the name of a category is offered as that. */
function SearchField({ search, categories, onSearch, onCategory }: SearchFieldProps) {
  const t = useTexts(transactionTexts);
  const [typed, setTyped] = useTyped(search, onSearch);
  return (
    <div className="field-search">
      <label className="field">
        <span>{t.search}</span>
        <input
          type="search"
          value={typed}
          maxLength={100}
          placeholder={t.searchHint}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      {findCategories(categories, typed).map(({ id, name }) => (
        <Button key={id} tone="plain" icon="tag" onClick={() => onCategory(id)}>
          {t.searchCategory(name)}
        </Button>
      ))}
    </div>
  );
}

/**
 * What is being typed; told after a pause. Both effects run with the drawing itself: run a moment later, they would take back
 * a letter that was typed meanwhile, or tell what stood there before it.
 */
function useTyped(known: string, tell: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(known);
  useLayoutEffect(() => setTyped(known), [known]);
  useLayoutEffect(() => {
    if (typed === known) return;
    const timer = setTimeout(() => tell(typed), SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, known, tell]);
  return [typed, setTyped];
}

function TagField({ tag, onTag }: { tag: string; onTag(tag: string): void }) {
  const t = useTexts(transactionTexts);
  const [typed, setTyped] = useTyped(tag, onTag);
  return (
    <label className="field">
      <span>{t.tag}</span>
      <input
        type="text"
        value={typed}
        maxLength={50}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  );
}

/** Each bound of the list, with a cross that takes it away. */
function Chips({ filter, accounts, categories, onChange }: TransactionFiltersProps) {
  const t = useTexts(transactionTexts);
  const { noCategory } = useTexts(rowTexts);
  const { language } = useI18n();
  const { accountId, month, from, to, search, categoryId, tag, kind } = filter;
  const chips: [string, Partial<TransactionFilter>][] = [];
  const account = accounts.find(({ id }) => id === accountId);
  if (accountId) chips.push([account?.name ?? t.account, { accountId: '' }]);
  if (month) chips.push([formatMonth(month, language), { month: '' }]);
  if (from) chips.push([`${t.from} ${formatDay(from, language)}`, { from: '' }]);
  if (to) chips.push([`${t.to} ${formatDay(to, language)}`, { to: '' }]);
  const category = categoryId === WITHOUT ? noCategory : categories.find(({ id }) => id === categoryId)?.name;
  if (categoryId) chips.push([category ?? t.category, { categoryId: '' }]);
  if (tag.trim()) chips.push([t.tagged(tag.trim()), { tag: '' }]);
  if (kind !== 'all') chips.push([t.kinds[kind], { kind: 'all' }]);
  if (search.trim()) chips.push([`“${search.trim()}”`, { search: '' }]);
  return (
    <div className="chips">
      {chips.map(([label, without]) => (
        <button
          key={label}
          type="button"
          className="chip"
          aria-label={t.remove(label)}
          onClick={() => onChange({ ...filter, ...without })}
        >
          <span>{label}</span>
          <Icon name="close" />
        </button>
      ))}
      <Button tone="plain" onClick={() => onChange(NO_FILTER)}>
        {t.clear}
      </Button>
    </div>
  );
}
