import { expect, it } from 'vitest';
import { findCutText } from '../../test/pages/find-cut-text.ts';
import { findBarriers } from '../../test/support/axe.ts';
import { SAMPLE_PATHS } from './pages/design/sample-pages.ts';
import { SAMPLE_STATES, type SampleState } from './pages/design/sample-states.ts';
import { visitApp } from './testing/visit-app.ts';

const app = visitApp();

/** What a page that asks for something shows in a state. */
const SIGNS: Readonly<Partial<Record<SampleState, string>>> = {
  failing: '[role=alert]',
  waiting: '.skeleton',
};

async function look(path: string, state: SampleState): Promise<string[]> {
  await app.page.evaluate(
    (address) => {
      history.pushState(null, '', address);
      dispatchEvent(new PopStateEvent('popstate'));
    },
    `/design?${new URLSearchParams({ pagina: path, estado: state })}`,
  );
  const heading = app.page.getByRole('heading', { level: 1 });
  await heading.first().waitFor();
  const said = SIGNS[state];
  if (said !== undefined && path !== '/mais') await app.page.locator('main').locator(said).first().waitFor();
  const cut = await app.page.evaluate(findCutText);
  return [...cut, ...(await findBarriers(app.page))].map((one) => `${path} ${state}: ${JSON.stringify(one)}`);
}

it('shows every page whole on a phone with text twice as large, also when it grows while a page is open', async () => {
  await app.open('/design?pagina=/', { width: 390 });
  await app.page.getByRole('heading', { level: 1 }).first().waitFor();
  await app.page.addStyleTag({ content: 'html { font-size: 32px }' });
  const faults: string[] = [];
  for (const path of SAMPLE_PATHS) faults.push(...(await look(path, 'full')));
  await app.page.addStyleTag({ content: 'html { font-size: 16px }' });
  faults.push(...(await look('/transacoes', 'full')));
  await app.page.addStyleTag({ content: 'html { font-size: 32px }' });
  const tops = () =>
    app.page
      .locator('.day-list > li')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  // a day's head has 2.75rem
  await expect.poll(async () => ((await tops())[1] ?? 0) - ((await tops())[0] ?? 0)).toBe(88);
  expect(faults).toEqual([]);
});

it('shows every page in every state at 320 px: nothing fails, is cut off, or bars anybody', async () => {
  await app.open('/design?pagina=/', { width: 320 });
  const faults: string[] = [];
  app.page.on('pageerror', ({ message }) => faults.push(message));
  for (const path of SAMPLE_PATHS)
    for (const state of SAMPLE_STATES) faults.push(...(await look(path, state)));
  expect(faults).toEqual([]);
});
