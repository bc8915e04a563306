import { expect, it } from 'vitest';
import { createClient, type FollowEventsEvent, type HttpAnswer, UnauthenticatedError } from './index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A service whose streams say what the test says; what was sent is in `asked`. */
function serve(...streams: readonly (readonly string[] | number | 'lost')[]) {
  const asked: (string | undefined)[] = [];
  const left = [...streams];
  const client = createClient({
    baseUrl: 'http://service',
    fetch: async (_url, { headers, signal }): Promise<HttpAnswer> => {
      asked.push(headers['last-event-id']);
      const next = left.shift() ?? [];
      if (next === 'lost') throw new TypeError('fetch failed');
      const status = typeof next === 'number' ? next : 200;
      const code = status === 401 ? 'unauthenticated' : 'internal';
      if (status !== 200)
        return new Response(JSON.stringify({ code }), { status, headers: { 'retry-after': '0' } });
      const parts = (next as readonly string[]).map(bytes);
      return {
        ...{
          ok: true,
          status,
          headers: new Headers(),
          text: async () => '',
          arrayBuffer: async () => new ArrayBuffer(),
        },
        body: {
          getReader: () => ({
            read: async () => {
              if (signal.aborted) throw new DOMException('aborted', 'AbortError');
              const value = parts.shift();
              return { done: value === undefined, value };
            },
            cancel: async () => {},
          }),
        },
      };
    },
  });
  return { client, asked };
}

async function take(stream: AsyncIterable<FollowEventsEvent>, count: number, end: AbortController) {
  const found: FollowEventsEvent[] = [];
  for await (const event of stream) {
    found.push(event);
    if (found.length === count) end.abort();
  }
  return found;
}

const item = (id: string): string => `event: item\ndata: {"itemId":"${id}"}\n\n`;
const position = (sequence: number): string =>
  `id: ${sequence}\nevent: changes\ndata: {"sequence":${sequence}}\n\n`;

it('events come whole, whatever the pieces in which they travel', async () => {
  const text = `retry: 1\n\n${item('é')}event: ping\ndata: {}\n\n${position(7)}`;
  const pieces = [...text].map((one) => one);
  const end = new AbortController();
  const { client } = serve(pieces);
  expect(await take(client.followEvents({ userId: 'u' }, { signal: end.signal }), 2, end)).toEqual([
    { type: 'item', data: { itemId: 'é' }, lastEventId: null },
    { type: 'changes', data: { sequence: 7 }, lastEventId: '7' },
  ]);
});

it('a stream that ends, breaks or is refused for a while goes on where it was', async () => {
  const end = new AbortController();
  const { client, asked } = serve(
    ['retry: 1\n\n', item('a'), position(7)],
    'lost',
    503,
    [item('b'), position(9), item('c')],
    [item('d')],
  );
  let connections = 0;
  const onConnected = (): void => {
    connections += 1;
  };
  const options = { signal: end.signal, lastEventId: '5', onConnected };
  const found = await take(client.followEvents({ userId: 'u' }, options), 6, end);
  expect(found.map(({ data }) => Object.values(data)[0])).toEqual(['a', 7, 'b', 9, 'c', 'd']);
  expect(asked).toEqual(['5', '7', '7', '7', '9']);
  expect(connections).toBe(3);
});

it('what no other try mends is thrown', async () => {
  const { client, asked } = serve([`retry: 1\n\n${position(1)}`], 401);
  const read = async () => {
    for await (const _ of client.followEvents({ userId: 'u' })) {
      // the second connection is refused
    }
  };
  await expect(read()).rejects.toBeInstanceOf(UnauthenticatedError);
  expect(asked).toHaveLength(2);
});

it('a fetch without streams says what to pass', async () => {
  const client = createClient({ baseUrl: 'http://service', fetch: async () => new Response(null) });
  await expect(client.followEvents({ userId: 'u' }).next()).rejects.toThrow('expo/fetch');
});
