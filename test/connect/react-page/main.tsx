import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../../examples/react-app/src/App.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('react.html has no element with the id "root"');
const app = createRoot(root);

/** The app of `examples/react-app`; the test brings the person and the session in the address, and may change them. */
function show(): void {
  const given = new URLSearchParams(location.hash.slice(1));
  app.render(
    <StrictMode>
      <App userId={given.get('user') ?? ''} session={async () => given.get('session') ?? ''} />
    </StrictMode>,
  );
}
addEventListener('hashchange', show);
show();
