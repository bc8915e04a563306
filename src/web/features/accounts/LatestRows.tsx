import { Amount } from '../../components/Amount.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { LoadFailed } from '../../components/LoadFailed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatDay } from '../../lib/calendar-day.ts';
import { Link } from '../../lib/router.tsx';
import { useTexts } from '../../lib/texts.ts';
import { UNKNOWN } from '../../lib/unknown.ts';
import type { AccountTransaction } from './api/get-account-rows.ts';
import { accountTexts } from './texts.ts';
import { useLatestRows } from './use-latest-rows.ts';

/** The last that happened on an account. */
export function LatestRows({ userId, accountId }: { userId: string; accountId: string }) {
  const t = useTexts(accountTexts);
  const latest = useLatestRows(userId, accountId);
  return (
    <section className="section" aria-label={t.rows}>
      <div className="section-head">
        <h2>{t.rows}</h2>
        <Link to={`/transacoes?conta=${encodeURIComponent(accountId)}`} className="link">
          {t.allRows}
        </Link>
      </div>
      {latest.isPending && <Skeleton rows={5} height={64} />}
      <LoadFailed title={t.rowsFailed} of={latest} />
      {latest.data?.length === 0 && <p className="fine">{t.noRows}</p>}
      {latest.data && latest.data.length > 0 && (
        <ul className="card row-list">
          {latest.data.map((row) => (
            <li key={row.id}>
              <LatestRow row={row} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function LatestRow({ row }: { row: AccountTransaction }) {
  const { language } = useI18n();
  const t = useTexts(accountTexts);
  const day = row.ownDate ?? row.localDate;
  const title = row.merchant?.name?.trim() || row.description?.trim() || row.descriptionRaw?.trim();
  const instalments = row.instalments;
  const details = [
    day ? formatDay(day, language) : UNKNOWN,
    instalments?.number && instalments.of ? `${instalments.number}/${instalments.of}` : null,
    row.status === 'PENDING' ? t.pendingRow : null,
  ];
  return (
    <ListRow
      title={title || t.namelessRow}
      detail={details.filter(Boolean).join(' · ')}
      value={<Amount value={row.signedAmount} currencyCode={row.currencyCode} movement />}
    />
  );
}
