import { expect, it } from 'vitest';
import { visitApp } from './testing/visit-app.ts';

const app = visitApp();
const { button, connect } = app;

const account = () => app.page.getByRole('region', { name: 'Contas' }).getByText('Conta Corrente');
const offline = () => app.page.getByText(/^Sem conexão: dados de/);

/** What the browser keeps of a person, as text. */
const seen = () =>
  app.page.evaluate(async () => {
    // opening it would make it
    if (!(await indexedDB.databases()).some(({ name }) => name === 'last-seen')) return '';
    const opening = indexedDB.open('last-seen');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const asked = database.transaction('person').objectStore('person').getAll();
    const all = await new Promise<unknown>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    database.close();
    return JSON.stringify(all);
  });

/** Which addresses the service worker keeps answers of. */
const files = () =>
  app.page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const kept = await Promise.all(all.map(async (cache) => (await cache.keys()).map(({ url }) => url)));
    return kept.flat();
  });

/** Opens the accounts, and waits until they and the page's files are kept. */
async function seeAccounts(): Promise<void> {
  connect(1);
  await app.open('/contas');
  await account().waitFor();
  await expect.poll(seen, { timeout: 60_000 }).toContain('Conta Corrente');
  const needed = /\/(AccountsPage|offline)-[^/]*\.js$/;
  const page = () => files().then((all) => all.filter((url) => needed.test(url)).length);
  await expect.poll(page, { timeout: 60_000 }).toBe(2);
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
  expect((await files()).filter((url) => url.includes('/api/'))).toEqual([]);
});

/** What the page is called before any script has run. */
const firstName = async (): Promise<string | null> => {
  await app.page.route(/assets\/index-.*\.js$/, (route) => route.abort());
  await app.page.reload({ waitUntil: 'domcontentloaded' });
  return app.page.locator('.first .brand-name').textContent();
};

it("has the team's new name without the network as soon as it was seen, whatever was kept of the build before", async () => {
  await seeAccounts();
  app.service.appName = 'Carteira da Ana';
  await app.page.reload();
  await account().waitFor();
  const kept = () =>
    app.page.evaluate(async () => (await (await caches.match('/'))?.text())?.includes('Carteira da Ana'));
  await expect.poll(kept, { timeout: 30_000 }).toBe(true);
  app.service.unreachable = true;
  await app.page.reload();
  await offline().waitFor();
  expect(await firstName()).toBe('Carteira da Ana');
});

it('keeps nothing of who has signed out', async () => {
  app.service.mode = 'live';
  await seeAccounts();
  await button('Sair').first().click();
  const strange = app.page.getByRole('heading', { name: 'Entre para ver suas contas' });
  await strange.waitFor();
  await expect.poll(seen, { timeout: 30_000 }).toBe('[]');
  app.service.unreachable = true;
  await app.page.reload();
  await app.page.getByRole('alert').waitFor();
  expect(await app.page.getByText('Conta Corrente').count()).toBe(0);
});

it('ends the session of who signed out without the network, before anybody is asked for', async () => {
  app.service.mode = 'live';
  await seeAccounts();
  app.service.unreachable = true;
  await button('Sair').first().click();
  const strange = app.page.getByRole('heading', { name: 'Entre para ver suas contas' });
  await strange.waitFor();
  await expect.poll(seen, { timeout: 30_000 }).toBe('[]');
  await app.page.reload();
  await strange.waitFor();
  expect(app.service.signedIn).toBe(true);

  const before = app.service.calls.length;
  app.service.unreachable = false;
  await expect.poll(() => app.service.calls.slice(before), { timeout: 60_000 }).toContain('GET /session');
  expect(app.service.calls[before]).toBe('DELETE /session/cookie');
  expect(app.service.signedIn).toBe(false);
  expect(await app.page.getByText('Conta Corrente').count()).toBe(0);

  // It is over: who signs in next stays.
  app.service.signedIn = true;
  await app.page.reload();
  await account().waitFor();
  expect(app.service.calls.slice(before).filter((call) => call === 'DELETE /session/cookie')).toHaveLength(1);
});

it('keeps nothing of a session that was revoked, nor of the person before', async () => {
  app.service.mode = 'live';
  await seeAccounts();
  app.service.signedIn = false;
  await app.page.reload();
  await app.page.getByRole('heading', { name: 'Entre para ver suas contas' }).waitFor();
  await expect.poll(seen, { timeout: 30_000 }).toBe('[]');

  app.service.signedIn = true;
  await seeAccounts();
  app.service.links.set('token-of-bia', 'bia');
  app.service.accounts = [];
  app.service.items = [];
  await app.page.goto(`${app.service.url}/contas#session=token-of-bia`);
  await button('Entrar com o link').click();
  await app.page.getByRole('heading', { name: 'Contas', level: 1 }).waitFor();
  await expect.poll(seen, { timeout: 30_000 }).not.toContain('Conta Corrente');
});
