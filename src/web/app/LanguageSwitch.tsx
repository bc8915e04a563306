import { useI18n } from '../i18n/I18nProvider.tsx';
import { LANGUAGES, type Language } from '../i18n/language.ts';

/** Each language in its own words: who does not read the current one must still find theirs. */
const NAMES: Record<Language, string> = { 'pt-BR': 'Português', en: 'English' };

export function LanguageSwitch() {
  const { language, setLanguage, t } = useI18n();
  return (
    <fieldset className="switch" aria-label={t.app.language}>
      {LANGUAGES.map((name) => (
        <button
          key={name}
          type="button"
          lang={name}
          aria-pressed={name === language}
          onClick={() => setLanguage(name)}
        >
          {NAMES[name]}
        </button>
      ))}
    </fieldset>
  );
}
