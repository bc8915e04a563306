/**
 * Runs before anything is drawn: what the HTML itself shows has the theme that the person chose here, and the browser's own bar
 * (`theme-color`) has it for as long as the page lives. A script of its own that imports nothing, so that nothing else is waited
 * for. `lib/preferences.tsx` keeps the choice under this name.
 */
const page = document.documentElement;

try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') page.dataset['theme'] = theme;
} catch {
  // Storage can be switched off: the theme is the system's.
}

/** Of the two colours that the HTML has for the bar, the chosen theme's counts; without a choice, the system's. */
function colourTheBar(): void {
  const chosen = page.dataset['theme'];
  const isChosen = chosen === 'light' || chosen === 'dark';
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.dataset['for'] ?? '';
    const whenChosen = own === chosen ? 'all' : 'not all';
    meta.media = isChosen ? whenChosen : `(prefers-color-scheme: ${own})`;
  }
}

colourTheBar();
new MutationObserver(colourTheBar).observe(page, { attributeFilter: ['data-theme'] });
