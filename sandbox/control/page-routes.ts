import type { IncomingHttpHeaders } from 'node:http';
import { connectors } from '../bank/connectors.ts';
import type { Router } from '../http/Router.ts';
import { serveStatic } from '../http/static-files.ts';
import { nextAutoSyncMs } from '../pluggy/rules/auto-sync.ts';
import { connectorDatesOf } from '../pluggy/rules/connector-dates.ts';
import { connectorStatusOf } from '../pluggy/rules/connector-status.ts';
import { consentEndMs } from '../pluggy/rules/consent-end.ts';
import { consentOwnerOf } from '../pluggy/rules/consent-owner.ts';
import { scenarioNames } from '../pluggy/runs/stories.ts';
import type { ItemState } from '../pluggy/state/state.ts';
import type { World } from '../pluggy/state/World.ts';
import { fidelity } from './fidelity-view.ts';
import { renderFidelity } from './render-fidelity.ts';

/** The page changes things, so no other site may show it in a frame and steer the clicks. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
} as const;

/** The control API's optional doors: the page shows a control only where its door exists. */
const DOORS = {
  faults: ['PUT', '/_sandbox/faults'],
  clock: ['PUT', '/_sandbox/clock'],
  scan: ['POST', '/_sandbox/items/x/scan'],
  authorize: ['POST', '/_sandbox/items/x/authorize'],
  connectors: ['PUT', '/_sandbox/connectors/0'],
  consent: ['PUT', '/_sandbox/items/x/consent'],
  autoSync: ['POST', '/_sandbox/items/x/disable-auto-sync'],
} as const;

/** `/_sandbox`, the page for people, what it needs beyond the control API, and the list of decisions. */
export function addPageRoutes(router: Router, world: World, widgetDir: string): Router {
  router.on('GET', '/_sandbox', async (_call, response) => {
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
    await serveStatic(widgetDir, '/_sandbox', response);
    return { streamed: true };
  });

  router.on('GET', '/_sandbox/overview', () => ({
    status: 200,
    json: {
      controls: Object.entries(DOORS).flatMap(([name, [method, path]]) =>
        router.match(method, path).kind === 'found' ? [name] : [],
      ),
      scenarios: scenarioNames,
      items: Object.fromEntries(
        world.state.items.map((item) => [
          item.id,
          { ...detailOf(world, item), timeline: world.timeline.of(item.id) },
        ]),
      ),
    },
  }));

  router.on('GET', '/_sandbox/fidelity', ({ headers }, response) => {
    if (wantsJson(headers)) return { status: 200, json: fidelity };
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(renderFidelity(fidelity));
    return { streamed: true };
  });
  return router;
}

/** What the state doesn't tell of an item; `waitsFor` names the question that it asks a person. */
function detailOf(world: World, item: ItemState): object {
  return {
    connectorName: connectors.get(item.connectorId)?.name ?? null,
    connectorStatus: connectorStatusOf(world, item.connectorId),
    connectorDates: connectorDatesOf(world, item.connectorId),
    hasConsent: consentOwnerOf(item) !== undefined,
    consentExpiresAt: timeOrNull(consentEndMs(item)),
    nextAutoSyncAt: timeOrNull(nextAutoSyncMs(item)),
    waitsFor: item.run?.question?.kind ?? null,
  };
}

function timeOrNull(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

function wantsJson(headers: IncomingHttpHeaders): boolean {
  return /\bapplication\/json\b/.test(headers.accept ?? '');
}
