import { readConfig } from '../src/config.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { LazyParts } from '../src/runtime/LazyParts.ts';

/** What a command works with, by the environment: opened when it is asked for, and closed once the work has ended. */
export async function withParts(work: (lazy: LazyParts) => Promise<void>): Promise<void> {
  const lazy = new LazyParts(readConfig(process.env), { logger: silentLogger });
  try {
    await work(lazy);
  } finally {
    await lazy.close();
  }
}
