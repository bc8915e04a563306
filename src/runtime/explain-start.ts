import type { Config } from '../config.ts';

/** What the operating system refused in the data folder, with the fix; undefined for anything else. */
function explainFileError(error: Error, dataDir = 'DATA_DIR'): string | undefined {
  const code = 'code' in error ? String(error.code) : '';
  const path = 'path' in error ? String(error.path) : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `The disk is full (${path ?? dataDir}). Free some room there, or set DATA_DIR to a folder on another disk.`;
  // without a path it was no file: a database's socket may be closed to this user, too
  if (path !== undefined && ['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return (
      `${path} may not be written by this user (${code}): it belongs to another one (root perhaps, from an earlier ` +
      'run), or the disk is read-only. Start as the user who owns it, give it to yourself with chown, or set DATA_DIR.'
    );
  }
  return undefined;
}

/** Why the service does not start, for the person who starts it. */
export function explainStart(error: unknown, config: Config | undefined): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    const taken = 'port' in error ? error.port : config?.port;
    const setting = taken !== undefined && taken === config?.metrics.port ? 'METRICS_PORT' : 'PORT';
    return `Port ${taken} is taken by another program. Stop it, or set ${setting} to another number.`;
  }
  return explainFileError(error, config?.dataDir) ?? error.message;
}
