import { useQueryClient } from '@tanstack/react-query';
import { AliasForm } from '../../components/AliasForm.tsx';
import { Section } from '../../components/Section.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { useTexts } from '../../lib/texts.ts';
import { accountName } from './account-label.ts';
import { changeAccount } from './api/change-account.ts';
import type { Account } from './api/get-accounts.ts';
import { accountTexts } from './texts.ts';

export function AccountName({ userId, account }: { userId: string; account: Account }) {
  const api = useApi();
  const t = useTexts(accountTexts);
  const { t: all } = useI18n();
  const queries = useQueryClient();
  const save = async (alias: string | null): Promise<void> => {
    await changeAccount(api, userId, account.id, { alias });
    await queries.invalidateQueries({ queryKey: queryKeys.accounts(userId) });
  };
  return (
    <Section title={account.type === 'CREDIT' ? t.cardName : t.name}>
      <div className="card">
        <AliasForm
          alias={account.alias ?? null}
          name={accountName({ ...account, alias: null }, all.accounts)}
          save={save}
        />
      </div>
    </Section>
  );
}
