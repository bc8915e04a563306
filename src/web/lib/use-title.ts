import { useEffect } from 'react';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { brand } from './brand.ts';

/** Names the page in the tab and in the history; null: the app's own name. */
export function useTitle(title: string | null): void {
  const { t } = useI18n();
  useEffect(() => {
    const name = brand.name ?? t.app.title;
    document.title = title === null ? name : `${title} · ${name}`;
  }, [title, t]);
}
