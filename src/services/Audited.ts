import { auditOf } from '../contract/operations/operation.ts';
import { type OperationId, operations } from '../contract/operations.ts';
import { type AuditEntry, type AuditOutcome, isRead, outcomeOf } from '../domain/audit.ts';
import { errorCatalogue, errorCodeOf } from '../domain/errors.ts';
import type { LazyParts } from '../runtime/LazyParts.ts';
import type { OpenParts } from '../runtime/open-parts.ts';

/** Whose data a use is about, and the id of what it is about. */
interface About {
  readonly userId?: string | undefined;
  readonly subject?: string | undefined;
}

/**
 * The parts of the library. Each use of them leaves the line in the audit that the same operation leaves over HTTP. Who asked, the app
 * around the library knows: here it is `host:server`, and there is no network.
 */
export class Audited {
  readonly #parts: Pick<LazyParts, 'ready'>;

  constructor(parts: Pick<LazyParts, 'ready'>) {
    this.#parts = parts;
  }

  /** What is changed is answered once its line is durable. @param about where only the result tells: made of it */
  async use<Result>(
    operation: OperationId,
    about: About | ((result: Result) => About),
    work: (parts: OpenParts) => Promise<Result>,
  ): Promise<Result> {
    const parts = await this.#parts.ready();
    const result = await work(parts).catch((error: unknown) => {
      noteFailure(parts, operation, typeof about === 'function' ? {} : about, error);
      throw error;
    });
    const isLookedAt = operations[operation].method === 'get';
    await noteDone(parts, operation, typeof about === 'function' ? about(result) : about, isLookedAt);
    return result;
  }

  /** The same of what is given piece by piece. The line comes before the first piece: what has been given away cannot be taken back. */
  async *stream<Piece>(
    operation: OperationId,
    about: About,
    begin: (parts: OpenParts) => AsyncGenerator<Piece, void, void>,
  ): AsyncGenerator<Piece, void, void> {
    const parts = await this.#parts.ready();
    const pieces = begin(parts);
    try {
      const first = await pieces.next().catch((error: unknown) => {
        noteFailure(parts, operation, about, error);
        throw error;
      });
      await noteDone(parts, operation, about);
      if (first.done) return;
      yield first.value;
      yield* pieces;
    } finally {
      await pieces.return();
    }
  }
}

function lineOf(
  operation: OperationId,
  { userId, subject }: About,
  outcome: AuditOutcome,
  reason: string | null,
): AuditEntry | undefined {
  const action = auditOf(operations[operation]);
  if (action === null) return undefined;
  const about = { userId: userId ?? null, subject: subject ?? null, network: null };
  return { action, actor: 'host:server', operation, outcome, reason, ...about };
}

/** What is only looked at is written soon, and with what is looked at again in one line: reading needs no database that takes lines. */
async function noteDone(
  { audit }: OpenParts,
  operation: OperationId,
  about: About,
  isLookedAt = false,
): Promise<void> {
  const line = lineOf(operation, about, 'done', null);
  if (line === undefined) return;
  if (isLookedAt || isRead(line.action)) audit.note(line);
  else await audit.record(line);
}

function noteFailure({ audit }: OpenParts, operation: OperationId, about: About, error: unknown): void {
  const reason = errorCodeOf(error);
  const outcome = outcomeOf(errorCatalogue[reason].status);
  const line = outcome && lineOf(operation, about, outcome, reason);
  if (line !== undefined) audit.note(line);
}
