/** Half of what the service works out for one person at a time: two open pages of a person are within it. */
const AT_ONCE = 2;

const waiting: (() => void)[] = [];
let running = 0;

/**
 * Asks the service for something that it has to work out, when it is this one's turn: more of them at a time than the service
 * takes from one person would be refused.
 * @param signal what was given up while it waited is not asked for
 */
export async function inTurn<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  if (running < AT_ONCE) running += 1;
  else await new Promise<void>((begin) => waiting.push(begin));
  try {
    signal?.throwIfAborted();
    return await task();
  } finally {
    // The place is handed on, or given back.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
