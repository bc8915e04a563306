import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
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
async function ownKey(dataDir: string): Promise<Buffer> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, FILE);
  try {
    await writeFile(path, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!isError(error, 'EEXIST')) throw error;
  }
  return readKey(path);
}

/** The folder of the embedded database that DATABASE_URL names, where it names one of this machine. */
async function folderOf(databaseUrl: string, dataDir: string): Promise<string | undefined> {
  // as connection-data.ts writes it: the host is the folder of the socket, which is the cluster's
  const host = /@(%2F[^:/?]*)/i.exec(databaseUrl)?.[1];
  const socket = host === undefined ? '' : decodeURIComponent(host);
  if (isAbsolute(socket) && basename(socket) === 'pg') return dirname(socket);
  const file = await readFile(join(dataDir, 'database.json'), 'utf8').catch(() => '{}');
  return (JSON.parse(file) as { url?: unknown }).url === databaseUrl ? dataDir : undefined;
}

/** The key that the embedded database of DATABASE_URL brings, which `npm start` made beside it. */
async function keyBeside(databaseUrl: string, dataDir: string): Promise<Buffer | undefined> {
  const folder = await folderOf(databaseUrl, dataDir);
  if (folder === undefined) return undefined;
  const path = join(folder, FILE);
  return readKey(path).catch((error: unknown) => {
    if (isError(error, 'ENOENT')) return undefined;
    if (!isError(error, 'EACCES') && !isError(error, 'EISDIR')) throw error;
    throw new Error(
      `The encryption key of this database lies in ${path}, which cannot be read here. ` +
        'Set ENCRYPTION_KEYS to what is in it, or start as the user who owns it.',
    );
  });
}

const NOT_SET = 'ENCRYPTION_KEYS is not set';

/**
 * The keys of ENCRYPTION_KEYS; for the embedded database without them, a key in its folder, for its owner alone, which an
 * app that reaches that database by DATABASE_URL finds as well. Null
 * for another database without them: what may only be stored encrypted is not stored then. What stands in for keys is
 * said at every start: the first one may have been a command, which has no log.
 */
export async function openKeyring(config: Config, logger: Logger): Promise<Keyring | null> {
  const { encryptionKeys, encryptionKeysAreSet, databaseUrl, dataDir } = config;
  if (!encryptionKeysAreSet && databaseUrl !== undefined) {
    const beside = await keyBeside(databaseUrl, dataDir);
    if (beside !== undefined) return new Keyring([beside]);
  }
  if (encryptionKeys.length > 0) {
    if (!encryptionKeysAreSet)
      logger.warn(
        {},
        `${NOT_SET}: the sandbox's published key encrypts its invented people, and hides nothing`,
      );
    return new Keyring(encryptionKeys);
  }
  if (databaseUrl !== undefined) {
    logger.warn(
      {},
      `${NOT_SET}: who people are (the identity product, owners, telephone numbers) is not stored, and no sessions can be made; make a key with "openssl rand -base64 32"`,
    );
    return null;
  }
  const key = await ownKey(dataDir);
  logger.warn(
    {},
    `${NOT_SET}: a key of this database's own encrypts who people are; back it up with the database: ${FILE} in DATA_DIR`,
  );
  return new Keyring([key]);
}
