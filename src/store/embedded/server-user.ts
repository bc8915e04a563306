import { lstatSync, readFileSync } from 'node:fs';
import { type DataFolder, hasCluster } from './data-folder.ts';
import { NotPermittedError } from './errors.ts';

/** The user that runs the server; null means the user of this process. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null;

const FALLBACK_NAMES = ['postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root, so root hands it to an ordinary user: the one who owns the data already,
 * else `postgres`, else `nobody`. No user is ever created, and /etc/passwd is read rather than asked through
 * a tool that a slim image may lack.
 *
 * @throws NotPermittedError when root has nobody to hand it to
 */
export function serverUser(folder: DataFolder): ServerUser {
  if (process.getuid?.() !== 0) return null;
  if (hasCluster(folder)) {
    const owner = ownerOf(folder.cluster);
    if (owner !== null) return owner;
  }
  const users = readPasswd();
  const owner = ownerOf(folder.root);
  // initdb looks its user up by name and fails for an id without an entry; only the server can do without.
  if (owner !== null && users.some((user) => user.uid === owner.uid)) return owner;
  for (const name of FALLBACK_NAMES) {
    const user = users.find((candidate) => candidate.name === name);
    if (user !== undefined) return { uid: user.uid, gid: user.gid };
  }
  throw new NotPermittedError(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody" to run it. ' +
      'Start the product as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

function ownerOf(path: string): ServerUser {
  const { uid, gid } = lstatSync(path);
  return uid === 0 ? null : { uid, gid };
}

function readPasswd(): { name: string; uid: number; gid: number }[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.name !== '' && Number.isInteger(user.uid) && Number.isInteger(user.gid));
}
