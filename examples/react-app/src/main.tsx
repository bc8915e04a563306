import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

/** Your server knows who is signed in, and makes a session of the service for them (POST /session with its API key). */
async function signIn(): Promise<{ userId: string; sessionToken: string }> {
  const answer = await fetch('/session', { method: 'POST' });
  if (!answer.ok) throw new Error('Nobody is signed in');
  return answer.json();
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
const { userId } = await signIn();
createRoot(root).render(
  <StrictMode>
    <App userId={userId} session={async () => (await signIn()).sessionToken} />
  </StrictMode>,
);
