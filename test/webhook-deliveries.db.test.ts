import { createHmac, timingSafeEqual } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { UserId } from '../src/domain/ids.ts';
import { numberChanges } from '../src/store/statements/changes/number-changes.ts';
import { recordChanges } from '../src/store/statements/changes/record-changes.ts';
import { recordErasure } from '../src/store/statements/changes/record-erasure.ts';
import { forgetPerson } from '../src/store/statements/erasures/forget-person.ts';
import { passChanges } from '../src/store/statements/hooks/pass-changes.ts';
import { storeAccount } from './fixtures/store-account.ts';
import { freePort } from './support/free-port.ts';
import { type Received, startReceiver } from './support/receiver.ts';
import { until } from './support/until.ts';
import { type Delivery, openHookWorld } from './support/webhook-endpoints.ts';

const world = openHookWorld();
const HOUR_MS = 3_600_000;
/** Longer than a test may take. */
const FOR_EVER_MS = HOUR_MS;

/** What the page for receivers tells them to do. */
function isSigned({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = createHmac('sha256', key).update(signed).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .map((one) => Buffer.from(one.replace(/^v1,/, ''), 'base64'))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}

/** Something changes at a bank: a connection, and its account. */
const change = (userId?: string) => storeAccount(world().database, userId === undefined ? {} : { userId });

describe('a change', () => {
  it('is told with ids and a place in the feed, signed, and with nothing else', async () => {
    const { makeEndpoint, send, receiver, deliveries, clock, database } = world();
    const [mine, secondOfAll] = [await receiver(), await receiver()];
    const { id, secret } = await makeEndpoint(mine.url, ['transactions.changed', 'accounts.changed']);
    await makeEndpoint(secondOfAll.url, ['user.erased']);
    const { userId, itemId, accountId } = await change();
    const ids = [crypto.randomUUID(), crypto.randomUUID()];
    await recordChanges(database, { userId, kind: 'transaction', accountId, ids });
    await recordChanges(database, { userId, kind: 'transaction', accountId, ids });
    await send();
    expect(mine.events().sort()).toEqual([`accounts.changed ${userId}`, `transactions.changed ${userId}`]);
    expect(secondOfAll.received).toEqual([]);
    const told = mine.received.find(({ body }) => body.includes('transactions.changed'));
    if (told === undefined) throw new Error('nothing came');
    const { rows } = await database.query<{ last: string }>('select last::text from pluggy.change_sequence');
    expect(JSON.parse(told.body)).toEqual({
      type: 'transactions.changed',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { userId, itemId, accountId, sequence: Number(rows[0]?.last) },
    });
    expect(isSigned(told, secret)).toBe(true);
    expect(isSigned({ ...told, body: told.body.replace(userId, 'bia') }, secret)).toBe(false);
    const age = clock.now().getTime() / 1_000 - Number(told.headers['webhook-timestamp']);
    expect(Math.abs(age)).toBeLessThan(60);
    expect(Object.keys(told.headers).sort()).toEqual(
      [
        'connection',
        'content-length',
        'content-type',
        'host',
        'user-agent',
        'webhook-id',
        'webhook-signature',
        'webhook-timestamp',
      ].sort(),
    );
    const log = await deliveries(id, '?event=transactions.changed');
    expect(log).toMatchObject([
      { id: told.headers['webhook-id'], state: 'delivered', attempts: 1, status: 204, userId, accountId },
    ]);
  });

  it('before the endpoint was made is not told', async () => {
    const { makeEndpoint, send, receiver } = world();
    await change();
    const mine = await receiver();
    await makeEndpoint(mine.url);
    await send();
    const { userId } = await change();
    await send();
    expect(mine.events()).toEqual([`connection.changed ${userId}`]);
  });

  it('of a person who is erased is told afterwards, and what was to be told of them before is not', async () => {
    const { makeEndpoint, send, receiver, database } = world();
    const mine = await receiver();
    mine.answerWith(503);
    await makeEndpoint(mine.url, ['connection.changed', 'user.erased']);
    const { userId } = await change();
    await send();
    await database.asSystem(async (tx) => {
      await tx.query('delete from pluggy.webhook_deliveries where user_id = $1', [userId]);
      await recordErasure(tx, userId);
    });
    mine.answerWith(204);
    mine.received.splice(0);
    await send();
    expect(mine.events()).toEqual([`user.erased ${userId}`]);
    expect(JSON.parse(mine.received[0]?.body ?? '').data).toEqual({ userId, sequence: expect.any(Number) });
  });

  it('of a person who is being erased at that moment is not told, and holds nobody up', async () => {
    const { makeEndpoint, send, receiver, database } = world();
    const mine = await receiver();
    await makeEndpoint(mine.url, ['connection.changed', 'user.erased']);
    const { userId } = await change();
    const { userId: other } = await change();
    await database.asSystem((tx) => numberChanges(tx, world().clock.now()));
    await database.asSystem(async (tx) => {
      await recordErasure(tx, userId);
      await send();
    });
    expect(mine.events()).toEqual([`connection.changed ${other}`]);
    await send();
    expect(mine.events()).toEqual([`connection.changed ${other}`, `user.erased ${userId}`]);
  });

  it('of a person who is erased while its delivery is made leaves no delivery behind', async () => {
    const { makeEndpoint, receiver, database, clock } = world();
    const mine = await receiver();
    const { id } = await makeEndpoint(mine.url);
    const place = await numberChanges(database, clock.now());
    const { userId, itemId } = await change();
    const last = String(await numberChanges(database, clock.now()));
    const erased: Promise<unknown>[] = [];
    await database.asSystem(async (tx) => {
      expect(await passChanges(tx, { place: String(place), last }, clock.now())).toBe(1);
      erased.push(database.asSystem((other) => forgetPerson(other, userId, [itemId], clock.now())));
      await until('whoever erases waits for whoever tells', async () => {
        const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        return (await database.query(waiting)).rows.length > 0;
      });
    });
    await Promise.all(erased);
    const sql = 'select 1 from pluggy.webhook_deliveries where endpoint_id = $1 and user_id is not null';
    expect((await database.query(sql, [id])).rows).toEqual([]);
  });

  it('that commits late is told all the same', async () => {
    const { makeEndpoint, send, receiver, database } = world();
    const mine = await receiver();
    await makeEndpoint(mine.url);
    let commit = (): void => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let wrote = (): void => {};
    const written = new Promise<void>((resolve) => {
      wrote = resolve;
    });
    const late = database.asSystem(async (tx) => {
      await recordChanges(tx, { userId: 'late' as UserId, kind: 'item', ids: [crypto.randomUUID()] });
      wrote();
      await held;
    });
    await written;
    const { userId } = await change();
    await send();
    expect(mine.events()).toEqual([`connection.changed ${userId}`]);
    commit();
    await late;
    await send();
    expect(mine.events()).toEqual([`connection.changed ${userId}`, 'connection.changed late']);
  });
});

describe('a receiver that does not take it', () => {
  it.each([
    ['an error', 500, 'HTTP 500'],
    ['a redirect, which is not followed', 307, 'HTTP 307'],
    ['too many', 429, 'HTTP 429'],
  ])('answering %s gets it again under the same id, newly signed', async (_, status, error) => {
    const { makeEndpoint, send, receiver, deliveries, clock, endpoint } = world();
    const [mine, other] = [await receiver(), await receiver()];
    mine.answerWith((response) =>
      response.writeHead(status, { location: other.url }).end('something private'),
    );
    const { id, secret } = await makeEndpoint(mine.url);
    await change();
    await send();
    expect(await deliveries(id)).toMatchObject([{ state: 'pending', attempts: 1, status, error }]);
    expect(await endpoint(id)).toMatchObject({ enabled: true, lastError: error, pending: 1 });
    await send();
    expect(mine.received).toHaveLength(1); // its time has not come
    clock.advance(6_000);
    mine.answerWith(200);
    await send();
    const [first, second] = mine.received;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp']);
    expect(second && isSigned(second, secret)).toBe(true);
    expect(other.received).toEqual([]);
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 2, error: null }]);
    expect(await endpoint(id)).toMatchObject({ failingSince: null, lastError: null, pending: 0 });
  });

  it('in time is left, and is asked again', async () => {
    const { makeEndpoint, receiver, runner, deliveries } = world();
    const mine = await receiver();
    mine.answerWith(() => {}); // never
    const { id } = await makeEndpoint(mine.url);
    await change();
    await runner({ totalMs: 200 }).runUntilIdle();
    expect(await deliveries(id)).toMatchObject([
      { state: 'pending', attempts: 1, status: null, error: 'timed_out' },
    ]);
  });

  it('is not listened to for longer than its first kilobytes', async () => {
    const { makeEndpoint, receiver, send, deliveries } = world();
    const mine = await receiver();
    let sent = 0;
    mine.answerWith((response) => {
      const more = (): void => {
        while (!response.destroyed && sent < 1e9 && response.write('x'.repeat(65_536))) sent += 65_536;
      };
      response.writeHead(200).on('drain', more);
      more();
    });
    const { id } = await makeEndpoint(mine.url);
    await change();
    await send();
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);
    expect(sent).toBeLessThan(50e6); // what fits into the buffers of sockets
  });

  it('because nobody is there is named by the code of the system', async () => {
    const { makeEndpoint, send, deliveries } = world();
    const { id } = await makeEndpoint(`http://127.0.0.1:${await freePort()}/`);
    await change();
    await send();
    expect(await deliveries(id)).toMatchObject([{ state: 'pending', error: 'ECONNREFUSED' }]);
  });

  it('for three days is switched off, which is said; nothing is lost, and recover sends what it missed', async () => {
    const { makeEndpoint, send, receiver, deliveries, endpoint, clock, logged, ask } = world();
    const mine = await receiver();
    mine.answerWith(500);
    const { id } = await makeEndpoint(mine.url);
    const since = clock.now().toISOString();
    const { userId: first } = await change();
    for (let hour = 0; (await endpoint(id)).enabled; hour += 1) {
      expect(hour).toBeLessThan(90); // each wait ends at a full hour here
      await send();
      clock.advance(HOUR_MS);
    }
    expect(clock.now().getTime() - Date.parse(since)).toBeGreaterThan(71 * HOUR_MS);
    expect(await endpoint(id)).toMatchObject({ disabledReason: 'failing', lastError: 'HTTP 500' });
    expect(logged).toEqual([
      { webhookId: id, problem: 'webhook_endpoint_off', reason: 'failing', code: 'HTTP 500' },
    ]);
    mine.answerWith(204);
    mine.received.splice(0);
    const { userId: second } = await change();
    await send();
    expect(mine.received).toEqual([]);
    const answer = await ask(`/webhook-endpoints/${id}/recover`, { method: 'POST', body: { since } });
    expect([answer.status, answer.json()]).toEqual([202, { recovered: 1 }]);
    await send();
    expect(mine.events().sort()).toEqual(
      [`connection.changed ${first}`, `connection.changed ${second}`].sort(),
    );
    expect((await deliveries(id)).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    expect(await endpoint(id)).toMatchObject({ enabled: true, failingSince: null });
  });

  it('with 410 is switched off at once', async () => {
    const { makeEndpoint, send, receiver, deliveries, endpoint, ask, logged } = world();
    const mine = await receiver();
    mine.answerWith(410);
    const { id } = await makeEndpoint(mine.url);
    await change();
    await send();
    expect(await endpoint(id)).toMatchObject({ enabled: false, disabledReason: 'gone' });
    expect(await deliveries(id)).toMatchObject([{ state: 'failed', status: 410 }]);
    expect(logged).toMatchObject([{ webhookId: id, reason: 'gone' }]);
    mine.answerWith(204);
    const { userId } = await change();
    await ask(`/webhook-endpoints/${id}`, { method: 'PATCH', body: { enabled: true } });
    await send();
    expect(mine.events().at(-1)).toBe(`connection.changed ${userId}`);
  });

  it('gets changes of the same kind in one delivery as long as none was tried', async () => {
    const { makeEndpoint, send, receiver, deliveries, ask, database } = world();
    const mine = await receiver();
    const { id } = await makeEndpoint(mine.url, ['transactions.changed']);
    const { userId, accountId } = await change();
    await ask(`/webhook-endpoints/${id}`, { method: 'PATCH', body: { enabled: false } });
    for (let round = 0; round < 5; round += 1) {
      const ids = [crypto.randomUUID()];
      await recordChanges(database, { userId, kind: 'transaction', accountId, ids });
      await send();
    }
    await ask(`/webhook-endpoints/${id}`, { method: 'PATCH', body: { enabled: true } });
    await send();
    expect(mine.events()).toEqual([`transactions.changed ${userId}`]);
    expect(await deliveries(id)).toHaveLength(1);
  });
});

describe('private addresses', () => {
  it('are not called when a name leads there, and the names are looked up once for check and call', async () => {
    const { makeEndpoint, receiver, runner, deliveries } = world();
    const mine = await receiver();
    const { id } = await makeEndpoint(`http://rebinding.example:${mine.port}/`);
    const { id: local } = await makeEndpoint(`http://localhost:${mine.port}/`);
    const { id: literal } = await makeEndpoint(mine.url);
    await change();
    let asked = 0;
    const resolve = async (name: string) => {
      if (name === 'rebinding.example') asked += 1;
      const private4 = { address: '127.0.0.1', family: 4 };
      return name === 'localhost' ? [private4] : [{ address: '8.8.8.8', family: 4 }, private4];
    };
    await runner({ allowPrivate: false, resolve }).runUntilIdle();
    for (const one of [id, local, literal])
      expect(await deliveries(one)).toMatchObject([
        { state: 'pending', status: null, error: 'private_address' },
      ]);
    expect(asked).toBe(1);
    expect(mine.received).toEqual([]);
  });

  it('are called by their names with WEBHOOK_ALLOW_PRIVATE=on', async () => {
    const { makeEndpoint, receiver, send, deliveries } = world();
    const mine = await receiver();
    const { id } = await makeEndpoint(`http://localhost:${mine.port}/`);
    await change();
    await send();
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);
  });
});

describe('two secrets', () => {
  it('sign while a rotation is under way, the new one alone a day later', async () => {
    const { makeEndpoint, send, receiver, clock, ask } = world();
    const mine = await receiver();
    const { id, secret: former } = await makeEndpoint(mine.url);
    const rotate = async () =>
      (await ask(`/webhook-endpoints/${id}/rotate-secret`, { method: 'POST' })).json<{
        secret: string;
        formerSecretEndsAt: string;
      }>();
    const { secret, formerSecretEndsAt } = await rotate();
    expect(Date.parse(formerSecretEndsAt) - clock.now().getTime()).toBeGreaterThan(23 * HOUR_MS);
    await change();
    await send();
    const last = (): Received => mine.received.at(-1) as Received;
    expect(String(last().headers['webhook-signature']).split(' ')).toHaveLength(2);
    expect([isSigned(last(), former), isSigned(last(), secret)]).toEqual([true, true]);
    clock.advance(24 * HOUR_MS + 1_000);
    await change();
    await send();
    expect([isSigned(last(), former), isSigned(last(), secret)]).toEqual([false, true]);
    const { secret: third } = await rotate();
    await change();
    await send();
    expect([isSigned(last(), former), isSigned(last(), secret), isSigned(last(), third)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('what is asked for', () => {
  it('a test is sent once, also to an endpoint that is switched off, and changes nothing of it', async () => {
    const { makeEndpoint, send, receiver, deliveries, endpoint, ask } = world();
    const mine = await receiver();
    mine.answerWith(500);
    const { id } = await makeEndpoint(mine.url);
    await ask(`/webhook-endpoints/${id}`, { method: 'PATCH', body: { enabled: false } });
    const asked = await ask(`/webhook-endpoints/${id}/test`, { method: 'POST' });
    expect([asked.status, asked.json()]).toMatchObject([
      202,
      { event: 'test', state: 'pending', attempts: 0 },
    ]);
    await send();
    expect(mine.events()).toEqual(['test test']);
    expect(await deliveries(id)).toMatchObject([{ state: 'failed', attempts: 1, status: 500 }]);
    expect(await endpoint(id)).toMatchObject({
      enabled: false,
      disabledReason: 'operator',
      failingSince: null,
    });
  });

  it('a replay sends the same delivery again, whatever came of it', async () => {
    const { makeEndpoint, send, receiver, deliveries, ask } = world();
    const mine = await receiver();
    const { id } = await makeEndpoint(mine.url);
    await change();
    await send();
    const [delivery] = (await deliveries(id)) as [Delivery];
    const path = `/webhook-endpoints/${id}/deliveries/${delivery.id}/replay`;
    expect((await ask(path, { method: 'POST' })).json()).toMatchObject({ id: delivery.id, state: 'pending' });
    await send();
    expect(mine.received.map(({ headers }) => headers['webhook-id'])).toEqual([delivery.id, delivery.id]);
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  it('the log has pages and filters', async () => {
    const { makeEndpoint, send, receiver, ask } = world();
    const mine = await receiver();
    const { id } = await makeEndpoint(mine.url, ['connection.changed', 'accounts.changed']);
    await change();
    await change();
    await send();
    type Page = { results: Delivery[]; next: string | null };
    const path = `/webhook-endpoints/${id}/deliveries`;
    const first = (await ask(`${path}?limit=3&state=delivered`)).json<Page>();
    const rest = (await ask(`${path}?limit=3&state=delivered&after=${first.next}`)).json<Page>();
    expect([first.results.length, rest.results.length, rest.next]).toEqual([3, 1, null]);
    expect((await ask(`${path}?event=accounts.changed`)).json<Page>().results).toHaveLength(2);
    expect((await ask(`${path}?state=failed`)).json<Page>().results).toEqual([]);
    expect((await ask(`${path}?state=pending&after=${first.next}`)).json()).toMatchObject({
      code: 'cursor_mismatch',
    });
  });
});

describe('a process that dies', () => {
  it('while it sends loses nothing: another one sends it once the lease has ended', async () => {
    const { makeEndpoint, receiver, runner, send, clock, deliveries, database } = world();
    const mine = await receiver();
    mine.answerWith(() => {});
    const { id } = await makeEndpoint(mine.url);
    const { userId } = await change();
    const dying = runner({ totalMs: FOR_EVER_MS });
    const sending = dying.runUntilIdle();
    await until('the receiver has it', () => mine.received.length === 1);
    mine.answerWith(204);
    await send();
    expect(mine.received).toHaveLength(1); // it is still leased
    // the process is gone: what it held is not handed back
    const { rows } = await database.query<{ at: Date }>(
      'select leased_until as at from pluggy.webhook_deliveries where leased_until is not null',
    );
    expect(rows).toHaveLength(1);
    clock.advance(61_000);
    await send();
    expect(mine.events()).toEqual([`connection.changed ${userId}`, `connection.changed ${userId}`]);
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
    await dying.stop(10_000);
    await sending;
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  it('in an orderly way hands back what it was sending, and another one sends it at once', async () => {
    const { makeEndpoint, receiver, runner, send, deliveries } = world();
    const mine = await receiver();
    mine.answerWith(() => {});
    const { id } = await makeEndpoint(mine.url);
    await change();
    const leaving = runner({ totalMs: FOR_EVER_MS });
    leaving.start();
    await until('the receiver has it', () => mine.received.length === 1);
    await leaving.stop(10_000);
    mine.answerWith(204);
    await send();
    expect(mine.received).toHaveLength(2);
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);
  });

  it('between a change and its deliveries loses nothing, and two that tell at once tell it once', async () => {
    const { makeEndpoint, receiver, runner, deliveries } = world();
    const mine = await receiver();
    const { id } = await makeEndpoint(mine.url);
    const people = [];
    for (let round = 0; round < 10; round += 1) people.push((await change()).userId);
    await Promise.all([runner().runUntilIdle(), runner().runUntilIdle(), runner().runUntilIdle()]);
    expect(mine.events().sort()).toEqual(people.map((userId) => `connection.changed ${userId}`).sort());
    expect(await deliveries(id)).toHaveLength(10);
  });
});

describe('a dead receiver', () => {
  it('delays nobody: the others get what happened while it is still waited for', async () => {
    const { makeEndpoint, receiver, runner } = world();
    const dead = await receiver();
    dead.answerWith(() => {});
    for (let count = 0; count < 10; count += 1) await makeEndpoint(`${dead.url}/${count}`);
    const alive = await startReceiver();
    for (let count = 0; count < 40; count += 1) await makeEndpoint(`${alive.url}/${count}`);
    const sending = runner({ totalMs: FOR_EVER_MS }); // the dead ones are waited for all the while
    sending.start();
    await change();
    await until('all others have it', () => alive.received.length === 40);
    expect(dead.received.length).toBeLessThanOrEqual(10);
    await sending.stop(10_000);
    await alive.close();
  });

  it('is left alone more and more, with one attempt at a time', async () => {
    const { makeEndpoint, receiver, send, clock } = world();
    const mine = await receiver();
    mine.answerWith(500);
    await makeEndpoint(mine.url);
    for (let count = 0; count < 30; count += 1) await change();
    for (let minute = 0; minute < 60; minute += 1) {
      await send();
      clock.advance(60_000);
    }
    expect(mine.received.length).toBeLessThan(30);
    mine.answerWith(204);
    mine.received.splice(0);
    clock.advance(11 * 60_000);
    await send();
    clock.advance(24 * HOUR_MS);
    await send();
    expect(new Set(mine.events()).size).toBe(30);
  });

  it('of one kind of event does not keep the receiver from getting the others', async () => {
    const { makeEndpoint, receiver, send, clock, database } = world();
    const mine = await receiver();
    await makeEndpoint(mine.url);
    const { userId: poison } = await change();
    mine.answerWith((response) => {
      const last = mine.received.at(-1)?.body ?? '';
      response.writeHead(last.includes(poison) ? 500 : 204).end();
    });
    for (let hour = 0; hour < 10; hour += 1) {
      await send();
      clock.advance(HOUR_MS);
    }
    const { userId } = await change();
    await send();
    expect(mine.events().at(-1)).toBe(`connection.changed ${userId}`);
    const { rows } = await database.query(
      'select 1 from pluggy.webhook_endpoints where paused_until is not null',
    );
    expect(rows).toEqual([]);
  });
});
