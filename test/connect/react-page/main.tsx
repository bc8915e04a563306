import { DirectConnect, PluggyProvider } from 'pluggy-open-finance/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../../examples/react-app/src/App.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('react.html has no element with the id "root"');
const app = createRoot(root);

/** The test brings the person and the session in the address, and may change them. */
function show(): void {
  const given = new URLSearchParams(location.hash.slice(1) || location.search);
  app.render(
    <StrictMode>{given.has('direct') ? <Direct given={given} /> : <Example given={given} />}</StrictMode>,
  );
}

/** The app of `examples/react-app`. */
function Example({ given }: { given: URLSearchParams }) {
  return <App userId={given.get('user') ?? ''} session={async () => given.get('session') ?? ''} />;
}

/** The element alone, in the language and for the connection that the test wants. */
function Direct({ given }: { given: URLSearchParams }) {
  return (
    <PluggyProvider
      userId={given.get('user') ?? ''}
      session={async () => given.get('session') ?? ''}
      language={given.get('language') === 'en' ? 'en' : 'pt-BR'}
    >
      <DirectConnect itemId={given.get('item') ?? undefined} />
    </PluggyProvider>
  );
}

addEventListener('hashchange', show);
show();
