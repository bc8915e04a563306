import { expect, it } from 'vitest';
import { bankRow, daysAgo } from './support/ScriptedBank.ts';
import { API_KEY } from './support/test-service.ts';
import { ACCOUNT, withScriptedItem } from './support/with-scripted-item.ts';

const world = withScriptedItem();

interface Event {
  readonly id?: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const read = (block: string): Event => {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  ) as Record<string, string>;
  const { id, event = '', data = '{}' } = fields;
  return { ...(id === undefined ? {} : { id }), event, data: JSON.parse(data) as Event['data'] };
};

/** What a stream says until it has told how far the log is. */
async function untilChanges(lastEventId?: string, afterOpening?: () => Promise<unknown>): Promise<Event[]> {
  const stop = new AbortController();
  const response = await fetch(`${world.app.url}/api/pluggy-v2/user/ana/events`, {
    signal: stop.signal,
    headers: {
      authorization: `Bearer ${API_KEY}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
  });
  const events: Event[] = [];
  let [text, isDone] = ['', afterOpening === undefined];
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    text += Buffer.from(part.value).toString('utf8');
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    events.push(...blocks.filter((block) => block.includes('event:')).map(read));
    if (!events.some(({ event }) => event === 'changes')) continue;
    if (isDone) break;
    isDone = true;
    events.length = 0;
    void afterOpening?.();
  }
  stop.abort();
  await reader?.cancel().catch(() => {});
  return events;
}

it('a stream of events goes on where the one before ended, with the numbers of the feed', async () => {
  await world.connect();
  const opening = await untilChanges();
  const [first] = opening;
  expect(opening.map(({ event }) => event)).toEqual(['changes']);
  expect(first).toMatchObject({ id: String(first?.data['sequence']) });
  // nothing has happened since
  expect((await untilChanges(first?.id)).map(({ event }) => event)).toEqual(['changes']);
  // while nobody listens a row comes
  world.bank.transactions[ACCOUNT]?.push(bankRow(3, daysAgo(1)));
  world.bank.touch({ status: 'UPDATED' });
  await world.tell('item/updated');
  await world.pass(2_000);
  const missed = await untilChanges(first?.id);
  expect(missed.map(({ event }) => event)).toContain('transactions');
  expect(missed.find(({ event }) => event === 'transactions')?.data).toEqual({
    itemId: world.bank.itemId,
    accountId: ACCOUNT,
  });
  const last = missed.at(-1);
  expect(last?.event).toBe('changes');
  expect(Number(last?.id)).toBeGreaterThan(Number(first?.id));
  expect((await untilChanges(last?.id)).map(({ event }) => event)).toEqual(['changes']);
});

it('a stream tells its number after each change, and of everything to whom a number no longer says anything', async () => {
  await world.connect();
  const live = await untilChanges(undefined, async () => {
    world.bank.transactions[ACCOUNT]?.push(bankRow(3, daysAgo(1)));
    world.bank.touch({ status: 'UPDATED' });
    await world.tell('item/updated');
    await world.pass(2_000);
  });
  expect(live.length).toBeGreaterThan(1);
  expect(live.at(-1)).toMatchObject({ event: 'changes', id: expect.stringMatching(/^\d+$/) });
  const all = await untilChanges('999999999999');
  const places = all.map(({ event }) => event).slice(-4); // an event under way may come before them
  expect(places).toEqual(['item', 'accounts', 'transactions', 'changes']);
});
