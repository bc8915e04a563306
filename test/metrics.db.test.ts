import { expect, it } from 'vitest';
import { silentLogger } from '../src/domain/logger.ts';
import { startMetrics } from '../src/runtime/metrics.ts';
import { lazyPartsOf } from '../src/services/PluggyV2.ts';
import { call } from './support/api.ts';
import { freePort } from './support/free-port.ts';
import { useWorld } from './support/world.ts';

const TOKEN = 'a-token-for-prometheus';
const world = useWorld('sandbox', { service: { env: { METRICS_TOKEN: TOKEN } } });
const plain = useWorld('sandbox');

/** The value of one line. */
const figure = (text: string, line: string): number =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.slice(line.length) ?? Number.NaN,
  );

it('the metrics tell of work, connections and the process to who has the token, and nothing of a person', async () => {
  const itemId = await world.bank.connect('a-person-of-the-metrics');
  await world.app.pluggy.reportItem('a-person-of-the-metrics', itemId);
  expect((await call(world.app.url, '/metrics')).status).toBe(401);
  expect((await call(world.app.url, '/metrics', { token: null })).status).toBe(401);
  const { status, text, headers } = await call(world.app.url, '/metrics', { token: TOKEN });
  expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  const jobs = [...text.matchAll(/^pluggy_jobs\{kind="[^"]+",state="ready"\} (\d+)$/gm)];
  expect(jobs.reduce((sum, [, count]) => sum + Number(count), 0)).toBeGreaterThan(0);
  const connections = [...text.matchAll(/^pluggy_connections\{status="[A-Z_]+"\} (\d+)$/gm)];
  expect(connections.map(([, count]) => Number(count))).toEqual([1]);
  expect(figure(text, 'pluggy_webhooks_waiting')).toBeGreaterThanOrEqual(0);
  expect(figure(text, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  expect(text).toContain('# TYPE process_cpu_seconds_total counter');
  expect(text).not.toContain('a-person-of-the-metrics');
});

it('without METRICS_PORT and METRICS_TOKEN there are none', async () => {
  expect((await call(plain.app.url, '/metrics')).status).toBe(404);
});

it('METRICS_PORT has them alone, and no token is needed there', async () => {
  const lazy = lazyPartsOf(plain.app.pluggy);
  const { config } = await lazy.ready();
  expect(await startMetrics(config, lazy, silentLogger)).toBeUndefined();
  const port = await freePort();
  const stop = await startMetrics({ ...config, metrics: { port, token: undefined } }, lazy, silentLogger);
  const url = `http://127.0.0.1:${port}`;
  expect((await call(url, '/metrics', { token: null })).text).toContain('# TYPE pluggy_jobs gauge');
  expect((await call(url, '/api/pluggy-v2/connectors')).status).toBe(404);
  await stop?.();
});
