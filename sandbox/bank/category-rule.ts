import type { AccountSpec } from './profile.ts';
import type { LedgerRow } from './row.ts';

/** The application's own rule for filing transactions. */
export interface CategoryRule {
  readonly id: string;
  readonly description: string;
  readonly categoryId: string;
  readonly transactionType: string | null;
  readonly accountType: string | null;
  readonly matchType: string;
  /** Files the rows that were created from here on; absent in rules of an older sandbox, which file none. */
  readonly fromMs?: number;
  /** A rule that was removed files no later rows; what it has filed stays so. */
  readonly untilMs?: number;
}

/** The category in which the rules file a row; undefined where none matches. The newest rule goes first. */
export function ruledCategory(
  rules: readonly CategoryRule[],
  account: AccountSpec,
  row: LedgerRow,
): string | undefined {
  return rules.findLast((rule) => isInTime(rule, row) && matches(rule, account, row))?.categoryId;
}

function isInTime({ fromMs = Number.POSITIVE_INFINITY, untilMs }: CategoryRule, row: LedgerRow): boolean {
  return row.createdAtMs >= fromMs && (untilMs === undefined || row.createdAtMs < untilMs);
}

function matches(rule: CategoryRule, { kind }: AccountSpec, row: LedgerRow): boolean {
  if (rule.accountType !== null && rule.accountType !== kind) return false;
  const type = row.amountCents > 0 === (kind === 'CREDIT_CARD') ? 'DEBIT' : 'CREDIT';
  if (rule.transactionType !== null && rule.transactionType !== type) return false;
  const [text, wanted] = [row.description.toLowerCase(), rule.description.toLowerCase()];
  switch (rule.matchType) {
    case 'contains':
      return text.includes(wanted);
    case 'startsWith':
      return text.startsWith(wanted);
    case 'endsWith':
      return text.endsWith(wanted);
    default:
      return text === wanted;
  }
}
