import { expect, it } from 'vitest';
import { visitApp } from './testing/visit-app.ts';

const app = visitApp();
const { button, connect } = app;

const account = () => app.page.getByRole('region', { name: 'Contas' }).getByText('Conta Corrente');
const offline = () => app.page.getByText(/^Sem conexão: dados de/);

/** What the browser keeps of a person, and which files of the app. */
const kept = () =>
  app.page.evaluate(async () => {
    const opening = indexedDB.open('last-seen');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const store = database.objectStoreNames.contains('person')
      ? database.transaction('person').objectStore('person')
      : undefined;
    const asked = store?.get('seen');
    const seen = await new Promise<unknown>((resolve) => {
      if (asked === undefined) return resolve(undefined);
      asked.onsuccess = () => resolve(asked.result);
    });
    database.close();
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
    const files = await Promise.all(caches.map(async (cache) => (await cache.keys()).map(({ url }) => url)));
    return { seen: JSON.stringify(seen) ?? '', files: files.flat() };
  });

/** Opens the accounts, and waits until they and the page's files are kept. */
async function seeAccounts(): Promise<void> {
  connect(1);
  await app.open('/contas');
  await account().waitFor();
  await expect.poll(async () => (await kept()).seen, { timeout: 60_000 }).toContain('Conta Corrente');
  await expect
    .poll(async () => (await kept()).files.filter((url) => /AccountsPage.*\.(js|css)$/.test(url)).length, {
      timeout: 60_000,
    })
    .toBeGreaterThan(0);
}

it('opens without the network with what was seen last, says as of when, and goes on once the service answers', async () => {
  await seeAccounts();
  app.service.unreachable = true;
  await app.page.reload();
  await offline().waitFor();
  await account().waitFor();
  expect(await app.page.getByRole('alert').count()).toBe(0);
  // what was never seen is missed in words, and takes nothing else away
  await app.page.getByRole('link', { name: 'Conexões' }).first().click();
  await offline().waitFor();

  app.service.unreachable = false;
  await offline().waitFor({ state: 'detached' });
  await app.page.getByText('Ao vivo').waitFor();
  const { files } = await kept();
  expect(files.filter((url) => url.includes('/api/'))).toEqual([]);
});

it('keeps nothing of who has signed out', async () => {
  app.service.mode = 'live';
  await seeAccounts();
  await button('Sair').first().click();
  const strange = app.page.getByRole('heading', { name: 'Entre para ver suas contas' });
  await strange.waitFor();
  await expect.poll(async () => (await kept()).seen).toBe('');
  app.service.unreachable = true;
  await app.page.reload();
  await app.page.getByRole('alert').waitFor();
  expect(await app.page.getByText('Conta Corrente').count()).toBe(0);
});

it('keeps nothing of a session that was revoked, nor of the person before', async () => {
  app.service.mode = 'live';
  await seeAccounts();
  app.service.signedIn = false;
  await app.page.reload();
  await app.page.getByRole('heading', { name: 'Entre para ver suas contas' }).waitFor();
  await expect.poll(async () => (await kept()).seen).toBe('');

  app.service.signedIn = true;
  await seeAccounts();
  app.service.links.set('token-of-bia', 'bia');
  app.service.accounts = [];
  app.service.items = [];
  await app.page.goto(`${app.service.url}/contas#session=token-of-bia`);
  await button('Entrar com o link').click();
  await app.page.getByRole('heading', { name: 'Contas', level: 1 }).waitFor();
  await expect.poll(async () => (await kept()).seen).not.toContain('Conta Corrente');
});
