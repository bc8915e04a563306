import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ControlPage } from './ControlPage.tsx';

const query = new URLSearchParams(window.location.search);
const wanted = query.get('lang') ?? navigator.language;
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches;

const container = document.getElementById('control');
if (container) {
  createRoot(container).render(
    <StrictMode>
      <ControlPage
        startLanguage={wanted.toLowerCase().startsWith('en') ? 'en' : 'pt'}
        startTheme={prefersDark ? 'dark' : 'light'}
      />
    </StrictMode>,
  );
}
