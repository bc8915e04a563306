import { useEffect } from 'react';
import { useI18n } from '../i18n/I18nProvider.tsx';

/** Names the page in the tab and in the history; null: the app's own name. */
export function useTitle(title: string | null): void {
  const { t } = useI18n();
  useEffect(() => {
    document.title = title === null ? t.app.title : `${title} · ${t.app.title}`;
  }, [title, t]);
}
