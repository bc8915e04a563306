import { PageHead } from '../components/PageHead.tsx';
import { accountName, accountNumber } from '../features/accounts/account-label.ts';
import type { Account } from '../features/accounts/api/get-accounts.ts';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { connectionNames } from '../features/connections/connection-names.ts';
import { RemoveConnection, type RemoveConnectionProps } from '../features/connections/RemoveConnection.tsx';
import { useItems } from '../features/connections/use-items.ts';
import { AccessLog } from '../features/privacy/AccessLog.tsx';
import { Consents } from '../features/privacy/Consents.tsx';
import { EraseAll } from '../features/privacy/EraseAll.tsx';
import ErasureReceipt from '../features/privacy/ErasureReceipt.tsx';
import { Exports } from '../features/privacy/Exports.tsx';
import { privacyTexts } from '../features/privacy/texts.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { navigate, useSearch } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import '../styles/money.css';

/** The person's rights: consents, who saw the data, taking it along, erasing it. */
export default function PrivacyPage() {
  const t = useTexts(privacyTexts);
  const { t: all } = useI18n();
  const { userId } = useSignedIn();
  const items = useItems(userId);
  const accounts = useAccounts(userId);
  const receiptId = useSearch().get('recibo');
  const names = connectionNames(items.data ?? [], all.accounts.unknownBank);
  const nameOf = (account: Account): string =>
    [accountName(account, all.accounts), accountNumber(account), names.get(account.itemId ?? '')]
      .filter(Boolean)
      .join(' · ');
  const known = [...(accounts.data?.accounts ?? []), ...(accounts.data?.closed ?? [])];
  return (
    <>
      <PageHead title={t.title} />
      {receiptId !== null && <ErasureReceipt receiptId={receiptId} />}
      <p className="muted">{t.intro}</p>
      <div className="columns">
        <div>
          <Consents
            userId={userId}
            names={names}
            revoke={(itemId, bank) => <Revoke userId={userId} itemId={itemId} bank={bank} />}
          />
          <Exports
            userId={userId}
            accounts={known.map((account) => ({ id: account.id, name: nameOf(account) }))}
          />
        </div>
        <div>
          <AccessLog userId={userId} />
          <EraseAll
            userId={userId}
            onErased={(receipt) =>
              navigate(`/privacidade?recibo=${encodeURIComponent(receipt)}`, { replace: true })
            }
          />
        </div>
      </div>
    </>
  );
}

/** A consent ends with its connection. */
function Revoke(props: Pick<RemoveConnectionProps, 'userId' | 'itemId' | 'bank'>) {
  const t = useTexts(privacyTexts);
  return <RemoveConnection {...props} label={t.revoke} labelOf={t.revokeOf} />;
}
