/**
 * Runs before anything is drawn: what the HTML itself shows has the theme that the person chose here. A script of its own that
 * imports nothing, so that nothing else is waited for. `lib/preferences.tsx` keeps the choice under this name.
 */
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
} catch {
  // Storage can be switched off: the theme is the system's.
}
