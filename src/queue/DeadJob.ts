/**
 * Thrown by a handler for a job that no further attempt can save: it becomes dead at once.
 * `reason` is a stable code for operators, kept in the table: no personal data, no message of another system.
 */
export class DeadJob extends Error {
  override readonly name = 'DeadJob';
  readonly code: string;

  constructor(reason: string) {
    super(`given up: ${reason}`);
    this.code = reason;
  }
}
