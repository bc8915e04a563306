import { expect, it } from 'vitest';
import { textsPt } from '../../src/connect/texts/texts-pt.ts';
import { linkTexts } from '../../src/web/features/session/texts.ts';
import { findBarriers } from '../support/axe.ts';
import { API_KEY } from '../support/test-service.ts';
import type { ConnectWorld } from './world.ts';

const t = linkTexts['pt-BR'].other;

/** `/conectar#session=…`: a link into a session, which anybody can send. */
export function describeSessionLinks(world: () => ConnectWorld): void {
  const api = (): string => `${world().app.url}/api/pluggy-v2`;
  const newLink = async (userId: string): Promise<string> => {
    const answer = await fetch(`${api()}/session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ userId }),
    });
    const { sessionToken } = (await answer.json()) as { sessionToken: string };
    return `${world().app.url}/conectar#session=${sessionToken}`;
  };

  it("a link into somebody else's session asks first; a fresh browser and the same person go straight in", async () => {
    const [ana, bia] = [crypto.randomUUID(), crypto.randomUUID()];
    const context = await world().browser.newContext({ locale: 'pt-BR' });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const button = page.getByRole('button', { name: textsPt.button, exact: true });
    const question = page.getByRole('heading', { name: t.title });
    const whoIsIn = async (): Promise<string> =>
      (await (await context.request.get(`${api()}/session`)).json()).userId;

    await page.goto(await newLink(ana));
    await button.waitFor();
    expect(await whoIsIn()).toBe(ana);

    await page.goto('about:blank');
    await page.goto(await newLink(ana));
    await button.waitFor();
    expect(await question.count()).toBe(0);

    // The page is open: the link changes the fragment alone.
    await page.goto(await newLink(bia));
    await question.waitFor();
    expect(await whoIsIn()).toBe(ana);
    expect(await button.count()).toBe(0);
    expect(new URL(page.url()).hash).toBe('');
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: t.stay }).click();
    await button.waitFor();
    expect(await whoIsIn()).toBe(ana);

    await page.goto(await newLink(bia));
    await page.getByRole('button', { name: t.take }).click();
    await button.waitFor();
    expect(await whoIsIn()).toBe(bia);
    await context.close();
  });
}
