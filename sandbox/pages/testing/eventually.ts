const DEADLINE_MS = 60_000;
const PAUSE_MS = 30;

/** Asks again until there is an answer. (`expect.poll` doesn't know its test when several run at once.) */
export async function eventually<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + DEADLINE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Nothing came of it: ${ask}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
