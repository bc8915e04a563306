import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { useTexts } from '../lib/texts.ts';
import { shellTexts } from './texts.ts';

/** The person's language could not be fetched: a browser remembers that until the page is loaded again. */
export function LanguageMissing() {
  const { t, missing } = useI18n();
  const { languageMissing } = useTexts(shellTexts);
  if (missing === null) return null;
  const reload = <Button onClick={() => window.location.reload()}>{t.app.reload}</Button>;
  return (
    <Notice tone="warning" actions={reload}>
      {languageMissing}
    </Notice>
  );
}
