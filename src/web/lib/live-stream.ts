/** `live`: changes arrive by themselves. `connecting`: they do not, for the moment. */
export type LiveState = 'connecting' | 'live';
export type LiveTopic = 'item' | 'accounts' | 'transactions';

const TOPICS: readonly LiveTopic[] = ['item', 'accounts', 'transactions'];

/** The part of EventSource that is used here. */
export type EventStream = Pick<EventTarget, 'addEventListener'> & Pick<EventSource, 'readyState' | 'close'>;

export interface LiveStreamOptions {
  open(): EventStream;
  /** Called at every (re)connection, when anything may have been missed. */
  onConnected(): void;
  onChange(topic: LiveTopic): void;
  onState(state: LiveState): void;
  /** Called when the service refused the stream, for instance because the session ended. */
  onRefused(): void;
  /** Runs `task` after `ms` milliseconds and returns what cancels it. */
  schedule(task: () => void, ms: number): () => void;
}

const CLOSED = 2;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
/** The service sends a ping every 15 seconds: a stream without two of them is dead, whatever the browser believes. */
const SILENCE_MS = 40_000;

/**
 * Keeps a stream of server-sent events open. A browser reconnects by itself after a lost connection, but
 * gives up for good once an answer is not 200; from there on this opens a new one, more and more slowly. Nor does a browser
 * notice a connection that has died in silence: one without a ping is replaced.
 * Returns what ends it.
 */
export function keepLiveStream(options: LiveStreamOptions): () => void {
  let ended = false;
  let retryMs = FIRST_RETRY_MS;
  let stream: EventStream | undefined;
  let cancelRetry = (): void => {};
  let cancelWatch = (): void => {};

  const connect = (): void => {
    if (ended) return;
    options.onState('connecting');
    const opened = options.open();
    stream = opened;
    const isOver = (): boolean => ended || stream !== opened;
    const hear = (): void => {
      cancelWatch();
      cancelWatch = options.schedule(replace, SILENCE_MS);
    };
    hear();
    opened.addEventListener('open', () => {
      if (isOver()) return;
      retryMs = FIRST_RETRY_MS;
      hear();
      options.onState('live');
      options.onConnected();
    });
    opened.addEventListener('error', () => {
      if (isOver()) return;
      options.onState('connecting');
      if (opened.readyState === CLOSED) retry();
    });
    opened.addEventListener('ping', () => !isOver() && hear());
    for (const topic of TOPICS) {
      opened.addEventListener(topic, () => {
        if (isOver()) return;
        hear();
        options.onChange(topic);
      });
    }
  };

  const replace = (): void => {
    stream?.close();
    connect();
  };

  const retry = (): void => {
    cancelWatch();
    stream?.close();
    options.onRefused();
    cancelRetry = options.schedule(connect, retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  };

  connect();
  return () => {
    ended = true;
    cancelRetry();
    cancelWatch();
    stream?.close();
  };
}
