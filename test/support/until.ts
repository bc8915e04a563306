import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a fact: asks again and again until the answer is there, and says what was missing if it never is. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 120_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`it never happened: ${what}`);
    await pause(25);
  }
}
