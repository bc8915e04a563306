import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { Keyring } from '../domain/Keyring.ts';
import type { Logger } from '../domain/logger.ts';

const FILE = 'encryption-key';
const KEY_BYTES = 32;

function isError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function readKey(path: string): Promise<Buffer> {
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new Error(`${path} is not a key; put back the one that belongs to this database`);
}

/** Whoever comes first makes the key; it is written whole or not at all. */
async function ownKey(path: string, logger: Logger): Promise<Buffer> {
  try {
    await writeFile(path, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
    logger.warn(
      {},
      `a key that encrypts who people are was made; back it up with the database: ${FILE} in DATA_DIR`,
    );
  } catch (error) {
    if (!isError(error, 'EEXIST')) throw error;
  }
  return readKey(path);
}

/**
 * The keys of ENCRYPTION_KEYS; for the embedded database without them, a key in its folder, for its owner alone. Null
 * for another database without them: what may only be stored encrypted is not stored then.
 */
export async function openKeyring(config: Config, logger: Logger): Promise<Keyring | null> {
  if (config.encryptionKeys.length > 0) return new Keyring(config.encryptionKeys);
  if (config.databaseUrl !== undefined) {
    logger.warn(
      {},
      'ENCRYPTION_KEYS is not set: who people are (the identity product) is not stored; make a key with "openssl rand -base64 32"',
    );
    return null;
  }
  await mkdir(config.dataDir, { recursive: true });
  return new Keyring([await ownKey(join(config.dataDir, FILE), logger)]);
}
