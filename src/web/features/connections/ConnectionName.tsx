import { useQueryClient } from '@tanstack/react-query';
import { AliasForm } from '../../components/AliasForm.tsx';
import { Section } from '../../components/Section.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { useTexts } from '../../lib/texts.ts';
import { type Connection, changeConnection } from './api/get-connection.ts';
import { connectionTexts } from './texts.ts';

export interface ConnectionNameProps {
  userId: string;
  connection: Connection;
  bank: string;
}

export function ConnectionName({ userId, connection, bank }: ConnectionNameProps) {
  const api = useApi();
  const t = useTexts(connectionTexts);
  const queries = useQueryClient();
  const save = async (alias: string | null): Promise<void> => {
    await changeConnection(api, userId, connection.id, { alias });
    await queries.invalidateQueries({ queryKey: queryKeys.items(userId) });
  };
  return (
    <Section title={t.nameTitle}>
      <div className="card">
        <AliasForm
          alias={connection.alias ?? null}
          name={connection.connector?.name?.trim() || bank}
          save={save}
        />
      </div>
    </Section>
  );
}
