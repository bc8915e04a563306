import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatCount } from '../../lib/format-money.ts';
import type { Item } from './api/get-items.ts';

/** How far the transactions have come. Without a known total the bar only shows that it moves. */
export function SyncProgress({ sync, bank }: { sync: NonNullable<Item['sync']>; bank: string }) {
  const { t, language } = useI18n();
  const read = sync.transactionsRead ?? 0;
  const expected = sync.transactionsExpected ?? null;
  const bar = expected !== null && expected > 0 ? { value: Math.min(read, expected), max: expected } : {};
  const label = t.connections.progress(
    formatCount(read, language),
    expected === null ? null : formatCount(expected, language),
  );
  return (
    <div className="sync">
      <progress {...bar} aria-label={t.connections.progressLabel(bank)} />
      <span className="fine">{label}</span>
    </div>
  );
}
