import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language } from '../shared/language.ts';
import { MockBank } from './MockBank.tsx';

const query = new URLSearchParams(window.location.search);

/** A Brazilian bank speaks Portuguese, except to a browser that asks for English. */
function startLanguage(): Language {
  const wanted = query.get('lang') ?? navigator.language;
  return wanted.toLowerCase().startsWith('en') ? 'en' : 'pt';
}

const container = document.getElementById('bank');
if (container) {
  createRoot(container).render(
    <StrictMode>
      <MockBank id={query.get('request') ?? ''} language={startLanguage()} />
    </StrictMode>,
  );
}
