import { readConfig } from '../config.ts';
import { silentLogger } from '../domain/logger.ts';
import { PluggyV2 } from '../services/PluggyV2.ts';
import type { Io } from './command.ts';

/** Runs a command's work on the service's database, beside a running service or without one. */
export async function withPluggy<T>(
  { env }: Pick<Io, 'env'>,
  work: (pluggy: PluggyV2) => Promise<T>,
): Promise<T> {
  const pluggy = new PluggyV2({ config: readConfig(env), logger: silentLogger });
  try {
    return await work(pluggy);
  } finally {
    await pluggy.close();
  }
}
