import { readConfig } from '../config.ts';
import { silentLogger } from '../domain/logger.ts';
import { LazyParts } from '../runtime/LazyParts.ts';
import type { Io } from './command.ts';

/** What a command works with, by its environment: opened when it is asked for, and closed once the work has ended. */
export async function withParts<T>(
  { env }: Pick<Io, 'env'>,
  work: (lazy: LazyParts) => Promise<T>,
): Promise<T> {
  const lazy = new LazyParts(readConfig(env), { logger: silentLogger });
  try {
    return await work(lazy);
  } finally {
    await lazy.close();
  }
}
