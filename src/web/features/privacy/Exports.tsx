import { useState } from 'react';
import { Section } from '../../components/Section.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { userPath } from '../../lib/query-keys.ts';
import { useTexts } from '../../lib/texts.ts';
import { privacyTexts } from './texts.ts';

export interface ExportsProps {
  userId: string;
  /** Accounts by id, with their names. */
  accounts: readonly { readonly id: string; readonly name: string }[];
}

/** Files of the person's data: all of it, or the transactions for spreadsheets and other programs. */
export function Exports({ userId, accounts }: ExportsProps) {
  const api = useApi();
  const t = useTexts(privacyTexts);
  const path = `${userPath(userId)}/export`;
  const rows = `${path}/transactions`;
  return (
    <Section title={t.export}>
      <p className="fine">{t.exportBody}</p>
      <div className="card exports">
        <div>
          <h3>{t.exportAll}</h3>
          <p className="fine">{t.exportAllBody}</p>
          <Download href={api.address(`${path}.zip`)}>{t.exportAll}</Download>
        </div>
        <div>
          <h3>{t.exportRows}</h3>
          <p className="fine">{t.exportRowsBody}</p>
          <Download href={api.address(`${rows}.csv`, { dialect: 'excel-br' })}>{t.excel}</Download>
          <Download href={api.address(`${rows}.csv`)}>{t.csv}</Download>
          <Download href={api.address(`${rows}.jsonl`)}>{t.jsonl}</Download>
        </div>
        {accounts.length > 0 && <Ofx userId={userId} accounts={accounts} />}
      </div>
    </Section>
  );
}

function Ofx({ userId, accounts }: ExportsProps) {
  const api = useApi();
  const t = useTexts(privacyTexts);
  const [chosen, choose] = useState(accounts[0]?.id ?? '');
  const accountId = accounts.some(({ id }) => id === chosen) ? chosen : accounts[0]?.id;
  return (
    <div>
      <h3>{t.ofx}</h3>
      <p className="fine">{t.ofxBody}</p>
      <label className="field">
        <span>{t.ofxAccount}</span>
        <select value={accountId} onChange={(event) => choose(event.target.value)}>
          {accounts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {/* the field of a phone is too narrow for some of them */}
      <p className="fine field-hint">{accounts.find(({ id }) => id === accountId)?.name}</p>
      <Download href={api.address(`${userPath(userId)}/export/transactions.ofx`, { accountId })}>
        {t.ofx}
      </Download>
    </div>
  );
}

function Download({ href, children }: { href: string; children: string }) {
  return (
    <a className="button button-quiet" href={href} download>
      {children}
    </a>
  );
}
