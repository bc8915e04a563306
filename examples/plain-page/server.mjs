// A page without a framework, and the one route that it needs: POST /connect-token, for whoever is signed in.
// Run: SERVICE_URL=http://127.0.0.1:3000 API_KEY=sandbox-key node server.mjs
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

const { SERVICE_URL = 'http://127.0.0.1:3000', API_KEY = 'sandbox-key', PORT = '4000' } = process.env;
const file = (name) =>
  readFileSync(new URL(name, import.meta.url), 'utf8').replaceAll('SERVICE_URL', SERVICE_URL);
/** Stands for your own sign-in. */
const userOf = ({ headers }) => /\buser=([\w-]+)/.exec(headers.cookie ?? '')?.[1] ?? 'shop-user';

async function ask(path, body) {
  const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' };
  const answer = await fetch(`${SERVICE_URL}/api/pluggy-v2${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: answer.status, text: await answer.text() };
}

/** `itemId`: the connection to go on with, or to update. The service must know it, and that it is this person's. */
async function connectToken(userId, { itemId }) {
  if (itemId !== undefined) await ask(`/user/${encodeURIComponent(userId)}/items`, { itemId });
  return ask(
    '/connect-token',
    itemId === undefined ? { userId, options: { avoidDuplicates: true } } : { userId, itemId },
  );
}

const server = createServer((request, response) => {
  // A body that is no JSON, a service that is away: this request fails, not the server.
  answer(request, response).catch(() =>
    response.headersSent ? response.destroy() : response.writeHead(400).end(),
  );
});

async function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://host');
  if (request.method === 'POST' && pathname === '/connect-token') {
    const { status, text } = await connectToken(userOf(request), await json(request));
    return response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  }
  if (pathname === '/page.js')
    return response.writeHead(200, { 'content-type': 'text/javascript' }).end(file('page.js'));
  // The element works under a strict policy: no inline script, no inline style.
  const pluggy = (await (await fetch(`${SERVICE_URL}/pluggy-connect.json`)).json()).apiUrl;
  const policy = `default-src 'none'; script-src 'self' ${SERVICE_URL}; connect-src 'self' ${SERVICE_URL} ${pluggy}; img-src data: https: ${pluggy}`;
  response
    .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy })
    .end(file('index.html'));
}
server.listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
