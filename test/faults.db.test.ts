import { beforeAll, describe, expect, it } from 'vitest';
import { expectTruth } from './support/compare-with-truth.ts';
import { sandboxKey } from './support/sandbox-calls.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('running');
let key: string;

beforeAll(async () => {
  key = await sandboxKey(world.service.sandbox.url);
});

async function setFaults(faults: object): Promise<void> {
  const answer = await fetch(`${world.service.sandbox.url}/_sandbox/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
  expect(answer.status).toBe(200);
}

/** Connects as the sandbox's own page does, which faults never strike. */
async function connectUntouched(clientUserId: string, user: string): Promise<string> {
  const answer = await fetch(`${world.service.sandbox.url}/items`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ connectorId: 0, parameters: { user, password: 'password-ok' }, clientUserId }),
  });
  const { id } = (await answer.json()) as { id: string };
  await until('the bank has been read', async () => {
    const state = (await (await fetch(`${world.service.sandbox.url}/_sandbox/state`)).json()) as {
      items: { id: string; status: string }[];
    };
    return state.items.some((item) => item.id === id && item.status === 'UPDATED');
  });
  return id;
}

const mixes = [
  {
    bankUser: 'user-ok',
    name: 'errors, cut connections and broken bodies',
    api: { status429: 0.1, status500: 0.1, status502Html: 0.1, reset: 0.1, truncated: 0.1, invalidJson: 0.1 },
    webhooks: { duplicate: 0.3, reorder: 0.3, early: 0.3, wrongClientId: 0.2, unknownItem: 0.2 },
  },
  {
    bankUser: 'user-ok-perf-3x',
    name: 'answers that look right and are not',
    api: { stalePage: 0.5, emptyFirstPage: 0.2, slowBody: 0.1, oldTimes: 0.5 },
    webhooks: { duplicate: 0.5, reorder: 0.5, early: 0.5, lose: 0.2 },
  },
];

describe.each(mixes)('under $name', ({ name, bankUser, api, webhooks }) => {
  it('the store equals the truth once the faults are over and one event arrived', async () => {
    const sandbox = world.bank;
    await setFaults({ seed: 7, api, webhooks });
    const user = `user-of-${name.length}`;
    const itemId = await connectUntouched(user, bankUser);
    for (const seed of [1, 2, 3]) await sandbox.advance(itemId, seed, 20);
    await setFaults({});
    await sandbox.advance(itemId, 4, 1);
    await expectTruth(world.service.url, user, sandbox, itemId);
  });
});
