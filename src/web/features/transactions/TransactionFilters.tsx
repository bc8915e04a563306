import { useLayoutEffect, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { CategoryOptions } from '../../components/CategoryOptions.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MonthSwitch } from '../../components/MonthSwitch.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatDay, formatMonth } from '../../lib/calendar-day.ts';
import { useTexts } from '../../lib/texts.ts';
import { type CategoryChoice, findCategories } from '../../lib/use-categories.ts';
import { WITHOUT } from '../../lib/without-category.ts';
import { type AccountChoice, byBank } from './account-choice.ts';
import { isFiltered, type Kind, NO_FILTER, type TransactionFilter } from './filter.ts';
import { rowTexts } from './row/texts.ts';
import { transactionTexts } from './texts.ts';

const SEARCH_PAUSE_MS = 300;
const KINDS: readonly Kind[] = ['all', 'in', 'out'];

export interface TransactionFiltersProps {
  filter: TransactionFilter;
  accounts: readonly AccountChoice[];
  categories: readonly CategoryChoice[];
  onChange(filter: TransactionFilter): void;
}

export function TransactionFilters({ filter, accounts, categories, onChange }: TransactionFiltersProps) {
  const t = useTexts(transactionTexts);
  const { noCategory } = useTexts(rowTexts);
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
          <label className="field">
            <span>{t.category}</span>
            <select
              value={filter.categoryId}
              onChange={(event) => change({ categoryId: event.target.value })}
            >
              <option value="">{t.allCategories}</option>
              <option value={WITHOUT}>{noCategory}</option>
              <CategoryOptions categories={categories} />
            </select>
          </label>
          <label className="field">
            <span>{t.kind}</span>
            <select
              value={filter.kind}
              onChange={(event) =>
                change({ kind: KINDS.find((kind) => kind === event.target.value) ?? 'all' })
              }
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t.kinds[kind]}
                </option>
              ))}
            </select>
          </label>
          <TagField tag={filter.tag} onTag={(tag) => change({ tag })} />
          <label className="field">
            <span>{t.from}</span>
            <input
              type="date"
              value={filter.from}
              onChange={(event) => change({ month: '', from: event.target.value })}
            />
          </label>
          <label className="field">
            <span>{t.to}</span>
            <input
              type="date"
              value={filter.to}
              onChange={(event) => change({ month: '', to: event.target.value })}
            />
          </label>
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

interface AccountFieldProps {
  accountId: string;
  accounts: readonly AccountChoice[];
  onChange(id: string): void;
}

function AccountField({ accountId, accounts, onChange }: AccountFieldProps) {
  const t = useTexts(transactionTexts);
  return (
    <label className="field">
      <span>{t.account}</span>
      <select value={accountId} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t.allAccounts}</option>
        {byBank(accounts).map(({ bank, accounts: choices }) => (
          <optgroup key={bank} label={bank}>
            {choices.map((account) => (
              <option key={account.id} value={account.id}>
                {[account.name, account.number, account.isClosed ? t.closed : ''].filter(Boolean).join(' · ')}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
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
