import { auditOf } from '../contract/operations/operation.ts';
import { type OperationId, operations } from '../contract/operations.ts';
import type { AuditTrail } from '../domain/audit.ts';

/**
 * Leaves the line in the audit that the same operation leaves over HTTP. Who asked, the app around the library knows: here it is
 * `host:server`, and there is no network.
 */
export async function noteInAudit(
  { audit }: { readonly audit: AuditTrail },
  operation: OperationId,
  { userId = null, subject = null }: { readonly userId?: string | null; readonly subject?: string | null },
): Promise<void> {
  const action = auditOf(operations[operation]);
  if (action === null) return;
  const about = { userId, subject, network: null, reason: null };
  await audit.record({ action, actor: 'host:server', operation, outcome: 'done', ...about });
}
