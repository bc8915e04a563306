import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';
import { DEMO_USER } from '../../src/contract/demo-user.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { connectPerfItem } from '../support/connect-item.ts';
import { type Figure, figure, type Goal, median } from '../support/figure.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';
import { spawnService } from '../support/spawn-service.ts';
import { withDatabase } from '../support/with-database.ts';
import { formerFigures } from './former-page.ts';
import { launchBrowser } from './launch-browser.ts';
import { type Load, measureLoad } from './measure-load.ts';
import { measureScroll } from './measure-scroll.ts';

const ROWS = 100_000;
const ROUNDS = 5;
const PHONE = 390;
const DESK = 1_440;
/** Something of the person's, by what marks it. */
const ROW = '.day-row';
const DATA = '[data-amount], .amount';

const APP = { atMost: 130 };
/** What the scripts of a page come to with gzip, by what is there once they have run. */
const SCRIPTS: readonly (readonly [name: string, path: string, selector: string, goal?: Goal])[] = [
  ['home', '/', DATA, APP],
  ['list', '/transacoes', ROW, APP],
  ['conectar', '/conectar', 'pluggy-connect'],
  ['test', '/pluggy-v2-test.html', 'h1'],
  ['token', '/pluggy-v2-token-only.html', 'h1'],
  ['debug', '/pluggy-widget-debug.html', 'h1'],
  ['dev', '/dev', 'h1'],
];

async function waitForRows(databaseUrl: string, rows: number): Promise<void> {
  await withDatabase(databaseUrl, async (database) => {
    for (const end = performance.now() + 600_000; performance.now() < end; await sleep(1_000)) {
      const { rows: found } = await database.query<{ rows: number }>(
        `select count(*)::int as rows from pluggy.transactions t
         where exists (select from pluggy.items where sync_state = 'done')`,
      );
      if ((found[0]?.rows ?? 0) >= rows) return;
    }
    throw new Error('the rows never came');
  });
}

async function loads(browser: Browser, url: string, selector: string, width: number): Promise<Load> {
  const found: Load[] = [];
  for (let round = 0; round < ROUNDS; round++) found.push(await measureLoad(browser, url, selector, width));
  const middle = (name: keyof Load): number => median(found.map((load) => load[name]));
  return {
    scriptKb: middle('scriptKb'),
    wholeKb: middle('wholeKb'),
    requests: middle('requests'),
    firstPaint: middle('firstPaint'),
    data: middle('data'),
    layoutShift: middle('layoutShift'),
    blocked: middle('blocked'),
  };
}

const figuresOf = (name: string, load: Load, shown: string): Figure[] => [
  figure(`${name}_script_br`, load.scriptKb, 'kB'),
  figure(`${name}_whole`, load.wholeKb, 'kB'),
  figure(`${name}_requests`, load.requests, ''),
  figure(`${name}_first_paint`, load.firstPaint / 1_000, 's', { atMost: 1.5 }),
  figure(`${name}_${shown}`, load.data / 1_000, 's', { atMost: 2.5 }),
  figure(`${name}_layout_shift`, load.layoutShift, '', { atMost: 0.02 }),
  figure(`${name}_blocked`, load.blocked / 1_000, 's'),
];

/** `npm run bench -- web`: what a visit costs a person with a cheap phone, and a long list. About five minutes. */
export const runWeb: Benchmark = async ({ serverUrl, cleanup, options }) => {
  const { rows = ROWS } = options;
  const { url: databaseUrl, words } = await openBenchDatabase(serverUrl, cleanup);
  const sandboxUrl = await spawnSandbox(cleanup);
  const service = await spawnService({ databaseUrl, sandboxUrl }, cleanup);
  await connectPerfItem(sandboxUrl, { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET }, DEMO_USER, rows);
  await waitForRows(databaseUrl, rows);
  const browser = await launchBrowser(cleanup);
  const figures: Figure[] = [];
  for (const [place, width] of [
    ['phone', PHONE],
    ['desk', DESK],
  ] as const) {
    figures.push(...figuresOf(`home_${place}`, await loads(browser, `${service}/`, DATA, width), 'data'));
    const list = await loads(browser, `${service}/transacoes`, ROW, width);
    figures.push(...figuresOf(`list_${place}`, list, 'rows'));
  }
  for (const [name, path, selector, goal] of SCRIPTS) {
    const { scriptKb } = await measureLoad(browser, service + path, selector, PHONE, 'gzip');
    figures.push(figure(`${name}_script`, scriptKb, 'kB', goal));
  }
  const scroll = await measureScroll(browser, `${service}/transacoes`, ROW);
  figures.push(
    figure('scroll_rows', scroll.rows, ''),
    figure('scroll_longest_task', scroll.longestTask, 'ms', { atMost: 50 }),
    figure('scroll_frame_p95', scroll.frame, 'ms'),
    figure('scroll_most_nodes', scroll.mostNodes, '', { atMost: 2_000 }),
    figure('scroll_heap', scroll.heapMb, 'MB', { atMost: 40 }),
    ...formerFigures(),
  );
  return {
    figures,
    database: words,
    notes: [
      `A person with ${rows} transactions. A visit is that of a browser that has nothing of the page yet, over a line of 1.6 Mbit/s with 150 ms there and back, on a processor four times slower than this one. Medians of ${ROUNDS} visits. \`script\` and \`whole\` are bytes on the wire.`,
      '`first_paint`: the first text or picture; `data`, `rows`: the first amount, the first row. `blocked`: by how much tasks were longer than 50 ms. `layout_shift`: what moved by itself until three seconds after the data.',
      '`scroll_…`: the wheel turned through the list at full speed while its pages come in; the longest task, the time between two frames that 95 of 100 keep to, the most elements, and the heap at the end. A task under 50 ms counts as none.',
      '`former_…`: the page that stood here until 26 November 2026, a list of 219 pages at `/`, as it was measured on that day in the same way (`bench/web/former-page.ts`). They are constants, put here to be read beside `home_…` and `list_…`. It sent nothing compressed, 51 kB for 50 rows.',
    ],
  };
};
