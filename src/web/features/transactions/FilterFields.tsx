import { CategoryOptions } from '../../components/CategoryOptions.tsx';
import { useTexts } from '../../lib/texts.ts';
import type { CategoryChoice } from '../../lib/use-categories.ts';
import { WITHOUT } from '../../lib/without-category.ts';
import { type AccountChoice, byBank } from './account-choice.ts';
import type { Kind } from './filter.ts';
import { rowTexts } from './row/texts.ts';
import { transactionTexts } from './texts.ts';

const KINDS: readonly Kind[] = ['all', 'in', 'out'];

interface AccountFieldProps {
  accountId: string;
  accounts: readonly AccountChoice[];
  onChange(id: string): void;
}

export function AccountField({ accountId, accounts, onChange }: AccountFieldProps) {
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

interface CategoryFieldProps {
  categoryId: string;
  categories: readonly CategoryChoice[];
  onChange(id: string): void;
}

export function CategoryField({ categoryId, categories, onChange }: CategoryFieldProps) {
  const t = useTexts(transactionTexts);
  const { noCategory } = useTexts(rowTexts);
  return (
    <label className="field">
      <span>{t.category}</span>
      <select value={categoryId} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t.allCategories}</option>
        <option value={WITHOUT}>{noCategory}</option>
        <CategoryOptions categories={categories} />
      </select>
    </label>
  );
}

export function KindField({ kind, onChange }: { kind: Kind; onChange(kind: Kind): void }) {
  const t = useTexts(transactionTexts);
  return (
    <label className="field">
      <span>{t.kind}</span>
      <select
        value={kind}
        onChange={(event) => onChange(KINDS.find((one) => one === event.target.value) ?? 'all')}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {t.kinds[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DayFieldProps {
  label: string;
  /** YYYY-MM-DD; empty: any. */
  day: string;
  onChange(day: string): void;
}

export function DayField({ label, day, onChange }: DayFieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input type="date" value={day} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
