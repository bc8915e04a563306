import { Button } from '../../components/Button.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { type AccountChoice, byBank } from './account-choice.ts';
import { isFiltered, NO_FILTER, PERIODS, type TransactionFilter } from './filter.ts';

export interface TransactionFiltersProps {
  filter: TransactionFilter;
  accounts: readonly AccountChoice[];
  onChange(filter: TransactionFilter): void;
}

export function TransactionFilters({ filter, accounts, onChange }: TransactionFiltersProps) {
  const { t } = useI18n();
  const change = (part: Partial<TransactionFilter>): void => onChange({ ...filter, ...part });
  return (
    <search className="filters" aria-label={t.transactions.filters}>
      <label className="field field-search">
        <span>{t.transactions.search}</span>
        <input
          type="search"
          value={filter.search}
          maxLength={100}
          placeholder={t.transactions.searchHint}
          onChange={(event) => change({ search: event.target.value })}
        />
      </label>
      <label className="field">
        <span>{t.transactions.account}</span>
        <select
          value={filter.accountId ?? ''}
          onChange={(event) => change({ accountId: event.target.value || null })}
        >
          <option value="">{t.transactions.allAccounts}</option>
          {byBank(accounts).map(({ bank, accounts: choices }) => (
            <optgroup key={bank} label={bank}>
              {choices.map((account) => (
                <option key={account.id} value={account.id}>
                  {[account.name, account.number, account.isClosed ? t.transactions.closed : '']
                    .filter(Boolean)
                    .join(' · ')}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <PeriodFields filter={filter} onChange={change} />
      {isFiltered(filter) && (
        <Button tone="plain" className="filters-clear" onClick={() => onChange(NO_FILTER)}>
          {t.transactions.clear}
        </Button>
      )}
    </search>
  );
}

interface PeriodFieldsProps {
  filter: TransactionFilter;
  onChange(part: Partial<TransactionFilter>): void;
}

function PeriodFields({ filter, onChange }: PeriodFieldsProps) {
  const { t } = useI18n();
  return (
    <>
      <label className="field">
        <span>{t.transactions.period}</span>
        <select
          value={filter.period}
          onChange={(event) => {
            const period = PERIODS.find((name) => name === event.target.value);
            if (period) onChange({ period });
          }}
        >
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {t.transactions.periods[period]}
            </option>
          ))}
        </select>
      </label>
      {filter.period === 'custom' && (
        <>
          <label className="field">
            <span>{t.transactions.from}</span>
            <input
              type="date"
              value={filter.from}
              onChange={(event) => onChange({ from: event.target.value })}
            />
          </label>
          <label className="field">
            <span>{t.transactions.to}</span>
            <input type="date" value={filter.to} onChange={(event) => onChange({ to: event.target.value })} />
          </label>
        </>
      )}
    </>
  );
}
