import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { figure, median } from '../support/figure.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';

const USER = 'user-ok-perf-5000x';
const ROUNDS = 3;
const PAGES_A_ROUND = 200;
const ROWS_A_PAGE = 500;
/** Linux counts processor time in hundredths of a second, whatever the machine. */
const TICKS_A_SECOND = 100;
const GOAL = { atLeast: 40 };
const BOUND_MIB = 192;

/** Calls over one connection, without reading more of an answer than is asked for. */
class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #url: string;
  #apiKey = '';

  constructor(url: string) {
    this.#url = url;
  }

  async logIn(): Promise<void> {
    const answer = await this.send('POST', '/auth', { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET });
    this.#apiKey = textIn(answer, 'apiKey');
  }

  send(method: 'GET' | 'POST', path: string, body?: object): Promise<string> {
    const headers = { 'content-type': 'application/json', 'x-api-key': this.#apiKey };
    return new Promise((resolve, reject) => {
      const call = request(this.#url + path, { method, agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${method} ${path} answered ${response.statusCode}`));
        });
      });
      call.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** The first text of that name: the benchmark's own core has better to do than to parse all rows. */
function textIn(json: string, name: string): string {
  const value = new RegExp(`"${name}":"([^"]*)"`).exec(json)?.[1];
  if (value === undefined) throw new Error(`the sandbox's answer has no ${name}`);
  return value;
}

/** The path of the page after this one, whose `next` stands at its end. */
function nextPathOf(page: string): string {
  return `/v2/transactions${textIn(page.slice(-400), 'next')}`;
}

/** Processor seconds and the most memory so far of a process; undefined where the system doesn't tell. */
function usageOf(pid: number): { readonly cpuSeconds: number; readonly peakMib: number } | undefined {
  try {
    // The name of the program may hold spaces; what follows its bracket doesn't.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const peakKib = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { cpuSeconds: ticks / TICKS_A_SECOND, peakMib: Number(peakKib) / 1024 };
  } catch {
    return undefined;
  }
}

async function connect(client: Client): Promise<string> {
  const parameters = { user: USER, password: 'password-ok' };
  const itemId = textIn(await client.send('POST', '/items', { connectorId: 0, parameters }), 'id');
  while (!(await client.send('GET', `/items/${itemId}`)).includes('"status":"UPDATED"'));
  return textIn(await client.send('GET', `/accounts?itemId=${itemId}&type=BANK`), 'id');
}

/** `npm run bench -- sandbox`: full pages of 2.5 million rows, one after the other. Half a minute. */
export const runSandbox: Benchmark = async ({ cleanup }) => {
  const url = await spawnSandbox(cleanup);
  const client = new Client(url);
  cleanup.add(async () => client.close());
  await client.logIn();
  const accountId = await connect(client);
  const pid = Number(/"pid":(\d+)/.exec(await client.send('GET', '/_sandbox/state'))?.[1]);
  const startedAt = performance.now();
  let page = await client.send('GET', `/v2/transactions?accountId=${accountId}`);
  const firstPageMs = performance.now() - startedAt;
  const rates: number[] = [];
  const ratesOfCore: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = usageOf(pid);
    const from = performance.now();
    for (let number = 0; number < PAGES_A_ROUND; number++) page = await client.send('GET', nextPathOf(page));
    rates.push((PAGES_A_ROUND * 1_000) / (performance.now() - from));
    const after = usageOf(pid);
    if (before === undefined || after === undefined) continue;
    ratesOfCore.push(PAGES_A_ROUND / (after.cpuSeconds - before.cpuSeconds));
  }
  const usage = usageOf(pid);
  const figures = [
    figure('rows_behind_the_pages', 2_500_000, 'rows'),
    figure('first_page_ms', firstPageMs, 'ms'),
    ...(ratesOfCore.length === 0
      ? [figure('pages_per_second', median(rates), 'pages/s', GOAL)]
      : [
          figure('pages_per_second', median(rates), 'pages/s'),
          figure('pages_per_second_of_a_core', median(ratesOfCore), 'pages/s', GOAL),
        ]),
    ...(usage === undefined ? [] : [figure('peak_rss_mib', usage.peakMib, 'MiB', { atMost: BOUND_MIB })]),
  ];
  return { figures, database: 'none takes part', notes: NOTES };
};

const NOTES = [
  `The sandbox is a process of its own; one client asks for the next page of ${ROWS_A_PAGE} rows as soon as it has the last, ${PAGES_A_ROUND} pages a round, and reads of each only where the next one is. Rates are the median of ${ROUNDS} rounds.`,
  '`pages_per_second_of_a_core` counts the processor time of the sandbox alone, so that the client’s and other work on the machine is left out; it and `peak_rss_mib` (the kernel’s high-water mark of the whole process) are measured on Linux only.',
];
