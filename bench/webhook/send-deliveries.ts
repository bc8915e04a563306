import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

/** Where deliveries go, and what they carry. */
export interface Receiver {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const PATH = '/api/pluggy-v2/webhook';

/** An event of the size that Pluggy's have, about one of `items`. */
function bodyOf(items: readonly string[], number: number): string {
  return JSON.stringify({
    event: 'transactions/updated',
    eventId: randomUUID(),
    itemId: items[number % items.length],
    accountId: randomUUID(),
    clientId: '00000000-0000-4000-8000-000000000000',
    clientUserId: `bench-${number}`,
    triggeredBy: 'CLIENT',
    transactionIds: Array.from({ length: 6 }, () => randomUUID()),
  });
}

async function deliver(pool: Pool, { headers }: Receiver, body: string): Promise<void> {
  const answer = await pool.request({
    method: 'POST',
    path: PATH,
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  await answer.body.dump();
  if (answer.statusCode !== 202) throw new Error(`a delivery was answered with ${answer.statusCode}`);
}

/** So many deliveries, `atOnce` of them under way all the time. @returns how many were acknowledged in a second */
export async function rateOf(
  receiver: Receiver,
  items: readonly string[],
  { count, atOnce }: { readonly count: number; readonly atOnce: number },
): Promise<number> {
  const pool = new Pool(receiver.url, { connections: atOnce, pipelining: 1 });
  const bodies = Array.from({ length: count }, (_, number) => bodyOf(items, number));
  const startedAt = performance.now();
  const sender = async (): Promise<void> => {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop())
      await deliver(pool, receiver, body);
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  const seconds = (performance.now() - startedAt) / 1_000;
  await pool.close();
  return count / seconds;
}

/** Deliveries that are sent when they are due, whatever became of those before. @returns how long each took, in ms */
export async function latenciesAt(
  receiver: Receiver,
  items: readonly string[],
  { count, perSecond }: { readonly count: number; readonly perSecond: number },
): Promise<number[]> {
  const pool = new Pool(receiver.url, { connections: 64, pipelining: 1 });
  const startedAt = performance.now();
  const running: Promise<number>[] = [];
  for (let number = 0; number < count; number += 1) {
    const dueAt = startedAt + (number * 1_000) / perSecond;
    const wait = dueAt - performance.now();
    if (wait >= 1) await sleep(wait);
    running.push(deliver(pool, receiver, bodyOf(items, number)).then(() => performance.now() - dueAt));
  }
  const latencies = await Promise.all(running);
  await pool.close();
  return latencies;
}
