import { THEMES, usePreferences } from '../lib/preferences.tsx';
import { useTexts } from '../lib/texts.ts';
import { shellTexts } from './texts.ts';

export function ThemeSwitch() {
  const t = useTexts(shellTexts);
  const { theme, setTheme } = usePreferences();
  return (
    <fieldset className="switch" aria-label={t.theme}>
      {THEMES.map((name) => (
        <button key={name} type="button" aria-pressed={name === theme} onClick={() => setTheme(name)}>
          {t.themes[name]}
        </button>
      ))}
    </fieldset>
  );
}
