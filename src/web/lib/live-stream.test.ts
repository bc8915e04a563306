import { expect, it } from 'vitest';
import { type EventStream, keepLiveStream } from './live-stream.ts';

/** An EventSource whose connection the test opens, breaks and closes. */
class FakeStream extends EventTarget implements EventStream {
  readyState: 0 | 1 | 2 = 0;

  emit(type: string): void {
    this.dispatchEvent(new Event(type));
  }

  refuse(): void {
    this.readyState = 2;
    this.emit('error');
  }

  close(): void {
    this.readyState = 2;
  }
}

/** How long a stream may say nothing. */
const SILENCE_MS = 40_000;

function start() {
  const streams: FakeStream[] = [];
  const log: string[] = [];
  const waits: number[] = [];
  const watches: number[] = [];
  const due = new Map<() => void, number>();
  const end = keepLiveStream({
    open: () => {
      const stream = new FakeStream();
      streams.push(stream);
      return stream;
    },
    onConnected: () => log.push('read all'),
    onChange: (topic) => log.push(topic),
    onState: (state) => log.push(state),
    onRefused: () => log.push('refused'),
    schedule: (task, ms) => {
      (ms === SILENCE_MS ? watches : waits).push(ms);
      due.set(task, ms);
      return () => due.delete(task);
    },
  });
  /** Does what is due after the shortest pause. */
  const runDue = (): void => {
    const [first] = [...due].sort(([, one], [, other]) => one - other);
    if (first === undefined) return;
    due.delete(first[0]);
    first[0]();
  };
  const latest = (): FakeStream => streams.at(-1) ?? expect.fail('no stream was opened');
  return { streams, log, waits, end, latest, runDue, due, watches };
}

it('reads everything at each connection, since anything may have been missed', () => {
  const { log, latest } = start();
  latest().emit('open');
  latest().emit('error'); // the browser reconnects by itself
  latest().emit('open');
  expect(log).toEqual(['connecting', 'live', 'read all', 'connecting', 'live', 'read all']);
});

it('passes on what changed', () => {
  const { log, latest } = start();
  for (const topic of ['item', 'accounts', 'transactions', 'something-new']) latest().emit(topic);
  expect(log.slice(1)).toEqual(['item', 'accounts', 'transactions']);
});

it('opens a refused stream again, more and more slowly, and fast again after it worked', () => {
  const { waits, latest, runDue } = start();
  for (let attempt = 0; attempt < 7; attempt += 1) {
    latest().refuse();
    runDue();
  }
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  latest().emit('open');
  latest().refuse();
  expect(waits.at(-1)).toBe(1_000);
});

it('says nothing more and opens nothing more once it has ended', () => {
  const { streams, log, latest, end, runDue } = start();
  latest().refuse();
  end();
  const before = log.length;
  runDue();
  latest().emit('open');
  latest().emit('item');
  expect(streams).toHaveLength(1);
  expect(log).toHaveLength(before);
});

it('replaces a stream that says nothing any more, and not one that pings', () => {
  const { streams, log, latest, runDue } = start();
  latest().emit('open');
  latest().emit('ping');
  expect(streams).toHaveLength(1);
  runDue(); // nothing for a while
  expect(streams).toHaveLength(2);
  expect(streams[0]?.readyState).toBe(2);
  streams[0]?.emit('item');
  latest().emit('open');
  expect(log).toEqual(['connecting', 'live', 'read all', 'connecting', 'live', 'read all']);
});

it('waits as long again after each sign of life', () => {
  const { watches, due, latest } = start();
  latest().emit('open');
  const before = watches.length;
  for (const event of ['ping', 'item', 'ping']) latest().emit(event);
  expect(watches).toHaveLength(before + 3);
  expect(due.size).toBe(1);
});
