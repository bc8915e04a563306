import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatCount } from '../../lib/format-money.ts';

export interface PagerProps {
  page: number;
  hasNext: boolean;
  busy: boolean;
  onFirst(): void;
  onPrevious(): void;
  onNext(): void;
}

/** Buttons that lead nowhere stay in place, switched off, so that the others do not move under the finger. */
export function Pager({ page, hasNext, busy, onFirst, onPrevious, onNext }: PagerProps) {
  const { t, language } = useI18n();
  return (
    <nav className="pager" aria-label={t.transactions.pages}>
      <Button tone="plain" disabled={page <= 2} onClick={onFirst}>
        {t.transactions.first}
      </Button>
      <Button icon="left" disabled={page <= 1} onClick={onPrevious}>
        {t.transactions.previous}
      </Button>
      <span className="pager-page" role="status">
        {t.transactions.page(formatCount(page, language))}
      </span>
      <Button disabled={!hasNext} busy={busy} onClick={onNext}>
        {t.transactions.next}
        {!busy && <Icon name="right" />}
      </Button>
    </nav>
  );
}
