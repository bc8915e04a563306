import { setMaxListeners } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { PEOPLE } from './load.ts';
import type { World } from './World.ts';

const BASE = '/api/pluggy-v2';
/** At each service; more large answers than it has connections for. */
const SILENT = { 'financial-data': 4, events: 6 };
/** Longer than a service puts up with it; whether it has cut us off, only who reads would see. */
const HELD_MS = 20_000;
const LOOKS = 8;
const ANSWER_WITHIN_MS = 5_000;
/** A busy machine takes its time; whether silent readers are in the way does not depend on it. */
const READY_WITHIN_MS = 60_000;

/** Asks straight at the service, since the door would read in our place, and takes nothing of the answer. */
async function askAndNotRead(port: number, path: string, signal: AbortSignal): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {}); // the service is down, or has had enough
  socket.write(`GET ${BASE}${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer sandbox-key\r\n\r\n`);
  await pause(HELD_MS, undefined, { signal }).catch(() => {});
  socket.destroy();
}

/** Clients that ask for large answers and live updates and read nothing of them, at every service, until the signal. */
export async function keepSilent(world: World, signal: AbortSignal): Promise<void> {
  setMaxListeners(0, signal); // each of them waits for it
  const silent = world.servicePorts.flatMap((port) =>
    Object.entries(SILENT).flatMap(([what, count]) =>
      Array.from({ length: count }, async () => {
        const random = world.random.fork();
        while (!signal.aborted) await askAndNotRead(port, `/user/${random.pick(PEOPLE)}/${what}`, signal);
      }),
    ),
  );
  await Promise.all(silent);
}

async function statusOf(url: string, request: RequestInit = {}): Promise<number | string> {
  try {
    const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return `nothing within ${ANSWER_WITHIN_MS} ms`;
  }
}

/** A service that was started while the database was away is ready some seconds after that is back. */
async function waitUntilReady(world: World): Promise<void> {
  const end = performance.now() + READY_WITHIN_MS;
  for (const port of world.servicePorts) {
    while ((await statusOf(`http://127.0.0.1:${port}/readyz`)) !== 200 && performance.now() < end)
      await pause(250);
  }
}

/** What does not go on at a service although nothing is wrong any more but clients that do not read. */
export async function findBlocked(world: World): Promise<string[]> {
  await waitUntilReady(world);
  const problems: string[] = [];
  const delivery = world.door.deliveries.at(-1);
  for (let look = 0; look < LOOKS; look += 1) {
    for (const [index, port] of world.servicePorts.entries()) {
      const at = `http://127.0.0.1:${port}`;
      const ready = await statusOf(`${at}/readyz`);
      if (ready !== 200) problems.push(`service ${index + 1} with silent readers is not ready: ${ready}`);
      if (delivery === undefined) continue;
      const taken = await statusOf(`${at}${BASE}/webhook`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-webhook-secret': String(delivery.headers['x-webhook-secret'] ?? ''),
        },
        body: new Uint8Array(delivery.body),
      });
      if (![200, 202, 204].includes(Number(taken)))
        problems.push(`service ${index + 1} with silent readers answered a webhook with ${taken}`);
    }
    await pause(250);
  }
  return [...new Set(problems)];
}
