import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { launchBrowser } from './support/browser.ts';
import { createTestDatabase } from './support/database.ts';
import { freePort } from './support/free-port.ts';
import { startTestService, type TestService } from './support/test-service.ts';

/** The app as a part of a team's own: in a frame of their page, under their name. */

const LOGO = 'https://team.example/logo.svg';
const NAME = 'Loja & Filhos';
const TIMEOUT = { timeout: 60_000 };

let browser: Browser;
let team: Server;
/** Of the team's page: for a browser, another site than that of the service. */
let teamUrl: string;
/** What the page frames. */
let framed = '';
const running: (() => Promise<void>)[] = [];

/** Browsers take a cookie that goes along in frames over https, and from this computer by its name. */
async function start(env: Record<string, string>): Promise<{ url: string; service: TestService }> {
  const database = await createTestDatabase();
  running.push(() => database.drop());
  const port = String(await freePort());
  const own = { PORT: port, BASE_URL: `https://localhost:${port}`, APP_URL: teamUrl };
  const service = await startTestService({ databaseUrl: database.url, env: { ...own, ...env } });
  running.push(() => service.stop());
  return { url: `http://localhost:${port}`, service };
}

beforeAll(async () => {
  browser = await launchBrowser();
  team = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<title>Team</title><iframe src="${framed}" width="390" height="800" title="app"></iframe>`);
  });
  await new Promise<void>((listening) => team.listen(0, '127.0.0.1', listening));
  teamUrl = `http://127.0.0.1:${(team.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  for (const stop of running.reverse()) await stop();
  await new Promise((closed) => team.close(closed));
});

async function openTeamPage(address: string): Promise<{ page: Page; frame: Frame; said: string[] }> {
  framed = address;
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(teamUrl);
  await expect.poll(() => page.frames().length).toBe(2);
  const frame = page.frames().find((one) => one !== page.mainFrame());
  if (frame === undefined) throw new Error('the page has no frame');
  return { page, frame, said };
}

/** Who the service says that looks, asked from inside the frame. */
const whoLooks = (frame: Frame): Promise<string> =>
  frame.evaluate(async () => (await (await fetch('/api/pluggy-v2/session')).json()).userId);

describe('in a frame of a page of another site', () => {
  it('a link signs its person in, who stays signed in, where FRAME_ANCESTORS names the page', async () => {
    const { url } = await start({ FRAME_ANCESTORS: teamUrl });
    const made = await call(url, '/api/pluggy-v2/session', { method: 'POST', body: { userId: 'ana' } });
    const { sessionToken } = made.json<{ sessionToken: string }>();
    const { page, frame } = await openTeamPage(`${url}/#session=${sessionToken}`);
    await frame.getByRole('navigation').first().waitFor(TIMEOUT);
    expect(frame.url()).not.toContain(sessionToken);
    expect(await whoLooks(frame)).toBe('ana');
    framed = `${url}/contas`;
    await page.reload();
    const again = page.frames().find((one) => one !== page.mainFrame());
    await again?.getByRole('heading', { level: 1, name: /Contas|Accounts/ }).waitFor(TIMEOUT);
    expect(again && (await whoLooks(again))).toBe('ana');
    await page.close();
  });

  it('nothing is shown where it does not', async () => {
    const { url } = await start({ FRAME_ANCESTORS: 'https://elsewhere.example' });
    const { page, frame, said } = await openTeamPage(`${url}/`);
    await expect.poll(() => said.join()).toContain('frame-ancestors');
    expect(await frame.locator('#root').count()).toBe(0);
    await page.close();
  });
});

describe('under the name of a team', () => {
  it('header and title have it, beside the logo; where that does not come the name stays', async () => {
    const { url } = await start({ APP_NAME: NAME, APP_LOGO_URL: LOGO });
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text());
    });
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30"/></svg>';
    await page.route(LOGO, (route) => route.fulfill({ contentType: 'image/svg+xml', body: svg }));
    await page.goto(url);
    const header = page.getByRole('banner');
    await header.getByText(NAME, { exact: true }).waitFor(TIMEOUT);
    const logo = header.locator('img');
    await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60);
    expect(refused).toEqual([]);
    expect(await page.title()).toBe(NAME);
    await page.goto(`${url}/contas`);
    await expect.poll(() => page.title()).toMatch(/^(Contas|Accounts) · Loja & Filhos$/);

    await page.unroute(LOGO);
    await page.route(LOGO, (route) => route.abort());
    await page.reload();
    await header.getByText(NAME, { exact: true }).waitFor(TIMEOUT);
    await logo.waitFor({ state: 'detached' });
    await page.close();
  });

  it('a page that did not get its language says so, and asks to be loaded again', async () => {
    const { url } = await start({});
    const context = await browser.newContext({ locale: 'en-US' });
    const page = await context.newPage();
    await page.route(/\/assets\/en-[^/]*\.js$/, (route) => route.abort());
    await page.goto(url);
    await page.getByText('English did not load').waitFor(TIMEOUT);
    await page.unroute(/\/assets\/en-[^/]*\.js$/);
    await page.getByRole('button', { name: 'Recarregar a página' }).click();
    await page.getByRole('navigation', { name: 'Pages' }).first().waitFor(TIMEOUT);
    expect(await page.getByText('English did not load').count()).toBe(0);
    await context.close();
  });
});
