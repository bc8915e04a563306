import type { AUDIT_ACTIONS } from './texts/audit.ts';

export type AuditAction = keyof typeof AUDIT_ACTIONS;

/**
 * `failed`: a fault of this service or of Pluggy came between; what was asked for may have been done or not.
 */
export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Of what was answered with this HTTP status. Undefined: nothing was tried, as with a request that nobody could read. */
export function outcomeOf(status: number): AuditOutcome | undefined {
  if (status < 400) return 'done';
  if (status >= 500) return 'failed';
  return [403, 404, 409, 429].includes(status) ? 'refused' : undefined;
}

/** A line of the audit: no secret, and no personal data beyond the user's id. */
export interface AuditEntry {
  readonly action: AuditAction;
  /**
   * `key:…`, `session:…`, `host:server` or `host:user` (the app around this one vouches), `command`; null: a stranger.
   */
  readonly actor: string | null;
  /** Whose data it is about; null: nobody's, or nobody vouches for it. */
  readonly userId: string | null;
  /** The id of the thing that it is about; of a refusal its error code. */
  readonly subject: string | null;
  /** Such as 203.0.113.0/24. */
  readonly network: string | null;
  /** The operation of the API, by its id. Default: none. */
  readonly operation?: string | null;
  /** Default: what the action's name says. */
  readonly outcome?: AuditOutcome;
  /** The error code of what was not done. Default: none. */
  readonly reason?: string | null;
}

/** Where it is written down who did what. */
export interface AuditTrail {
  /** Written soon, and with what happens again in one line. For what is read and what is refused. */
  note(entry: AuditEntry): void;
  /** A line of its own, durable once this resolves. For what is changed, exported by a command, or erased. @throws {DatabaseUnavailable} */
  record(entry: AuditEntry): Promise<void>;
}

export const isRefusal = (action: AuditAction): boolean => /refused$|^limit/.test(action);

/** Reads come in crowds; no line in the log tells of them. */
export const isRead = (action: AuditAction): boolean => action === 'data.read' || action === 'service.read';
