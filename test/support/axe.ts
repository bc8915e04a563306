import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds on a page, best practices included: the rule and its first element. Frames are not looked at. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: looker } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await looker.run(document, { iframes: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} (${nodes.length})`);
  });
}
