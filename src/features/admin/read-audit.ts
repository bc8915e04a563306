import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { AUDIT_ACTIONS } from '../../domain/texts/audit.ts';
import {
  type AuditFilter,
  type AuditPlace,
  type ListedAuditRow,
  listAudit,
} from '../../store/statements/audit/list-audit.ts';
import type { Needs } from '../shared/Parts.ts';
import { type Page, type PageRequest, pageOf } from '../shared/page.ts';

const placeOf = ({ place, id }: ListedAuditRow): AuditPlace => [place, id];

/** The audit of everybody, for the operator. */
export async function readAudit(
  { database }: Needs<'database'>,
  filter: AuditFilter,
  { after, limit }: PageRequest<AuditPlace>,
): Promise<Page<object, AuditPlace>> {
  const found = await database.asSystem((tx) => listAudit(tx, filter, after, limit + 1), 'read');
  const { rows, next } = pageOf(found, limit, placeOf);
  return { rows: rows.map(({ place: _, ...line }) => line), next };
}

/** Who acted, as the person whose data it is may know it: of other people only that it was somebody else. */
function actedBy({ actor, action, reason }: ListedAuditRow): { by: string; sessionId: string | null } {
  const [kind, id] = (actor ?? '').split(':', 2);
  if (action === 'access.refused' && reason === 'forbidden') return { by: 'somebody_else', sessionId: null };
  if (kind === 'session') return { by: 'you', sessionId: id ?? null };
  if (actor === 'host:user') return { by: 'you', sessionId: null };
  if (kind === 'key' || actor === 'host:server') return { by: 'application', sessionId: null };
  return { by: kind === 'command' ? 'operator' : 'unknown', sessionId: null };
}

const isKnown = (action: string): action is keyof typeof AUDIT_ACTIONS => action in AUDIT_ACTIONS;

/** What was looked for and not found may be another person's: whoever asked in this person's name has mixed them up. */
const subjectOf = ({ subject, reason }: ListedAuditRow): string | null =>
  reason?.endsWith('_not_found') === true ? null : subject;

function forPerson(row: ListedAuditRow, language: Language): object {
  const { at, until, count, action, operation, outcome, reason, network } = row;
  const subject = subjectOf(row);
  const message = isKnown(action) ? AUDIT_ACTIONS[action][language] : action;
  return { at, until, count, action, message, operation, outcome, reason, ...actedBy(row), subject, network };
}

/** Who did what with a person's data, for that person. */
export async function readAccessLog(
  { database }: Needs<'database'>,
  userId: UserId,
  { after, limit }: PageRequest<AuditPlace>,
  language: Language,
): Promise<Page<object, AuditPlace>> {
  const found = await database.asUser(userId, (tx) => listAudit(tx, { userId }, after, limit + 1), 'read');
  const { rows, next } = pageOf(found, limit, placeOf);
  return { rows: rows.map((row) => forPerson(row, language)), next };
}
