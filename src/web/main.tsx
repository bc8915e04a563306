import { options } from 'preact';
import { createRoot } from 'react-dom/client';
import { appPageAt } from '../contract/pages.ts';
import { App } from './app/App.tsx';
import { keepFiles } from './app/keep-files.ts';
import { preloadPage } from './app/routes.ts';
import { takeSessionToken } from './features/session/take-session-token.ts';
import { PORTUGUESE, type Reading, readIn } from './i18n/dictionaries.ts';
import { type Language, pickLanguage, readSavedLanguage } from './i18n/language.ts';
import { applyTheme } from './lib/preferences.tsx';
import './styles/tokens.css';
import './styles/base.css';
import './styles/components.css';
import './styles/forms.css';
import './styles/layout.css';
import './styles/shell.css';
import './styles/connections.css';
import './styles/accounts.css';
import './styles/first.css';

// Before anything else, so that the token leaves the address bar even if the page fails to start.
const sessionToken = takeSessionToken(window.location, window.history);

// An effect runs right after the drawing that it belongs to, before the person's next key or click: a frame later, a dialog that
// is opening would miss the Escape that closes it.
options.requestAnimationFrame = queueMicrotask;

applyTheme();
// The page's own part is fetched while it is still being found out who looks.
preloadPage(appPageAt(window.location.pathname)?.path ?? '/');

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
const draw = (reading: Reading, missing: Language | null = null): void =>
  createRoot(root).render(<App sessionToken={sessionToken} reading={reading} missing={missing} />);
const language = pickLanguage(readSavedLanguage(), navigator.languages);
// Without a network its sentences may not be there: better the other language than nothing.
readIn(language).then(
  (reading) => draw(reading),
  () => draw(PORTUGUESE, language),
);
void keepFiles();
