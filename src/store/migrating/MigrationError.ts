/** Why a migration did not run; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
