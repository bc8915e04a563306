/**
 * What can go wrong with the PostgreSQL that the product starts itself. Every message is for a person: what
 * happened, why, and what to do; none holds the password.
 */
export class EmbeddedPostgresError extends Error {
  override readonly name: string = 'EmbeddedPostgresError';
}

/** There is no PostgreSQL for this machine in node_modules, or it does not run here. */
export class NoBinariesError extends EmbeddedPostgresError {
  override readonly name = 'NoBinariesError';
}

/** A second service was started on one data folder. */
export class DataFolderInUseError extends EmbeddedPostgresError {
  override readonly name = 'DataFolderInUseError';
  readonly folder: string;
  /** Process id of the service that has the folder, or null when the database could not tell. */
  readonly holderPid: number | null;

  constructor(folder: string, holderPid: number | null) {
    const who = holderPid === null ? 'another service' : `another service (process ${holderPid})`;
    super(
      `The data folder ${folder} is in use by ${who}. Two services cannot share one folder: ` +
        'stop the other one, or set DATA_DIR to a folder of its own for this one.',
    );
    this.folder = folder;
    this.holderPid = holderPid;
  }
}

/** This process may not use the data folder, or may not become the user that runs the server. */
export class NotPermittedError extends EmbeddedPostgresError {
  override readonly name = 'NotPermittedError';
}

/** `initdb` failed, so there is no database yet; nothing was left behind. */
export class InitFailedError extends EmbeddedPostgresError {
  override readonly name = 'InitFailedError';
}

/** The server did not start, or nobody could connect to it. */
export class StartFailedError extends EmbeddedPostgresError {
  override readonly name = 'StartFailedError';
}

/** The `code` of a system or PostgreSQL error, or '' for anything else. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
