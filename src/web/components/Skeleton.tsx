import { useI18n } from '../i18n/I18nProvider.tsx';

/** Holds the place of what is being loaded. Screen readers hear one word, not each grey bar. */
export function Skeleton({ rows, height }: { rows: number; height: number }) {
  const { t } = useI18n();
  return (
    <div className="skeleton-list" role="status">
      <span className="visually-hidden">{t.app.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike and never move
        <span key={row} className="skeleton" style={{ height }} />
      ))}
    </div>
  );
}
