import type { Decimal } from '../../lib/decimal.ts';
import { compareDecimals } from '../../lib/decimal-sum.ts';
import { typedAmount } from '../../lib/typed-amount.ts';
import { toTags } from '../../lib/typed-tags.ts';
import type { RuleCondition, RuleEffect } from './api/rule-calls.ts';

/** A rule as it is being written; empty: not asked for. */
export interface RuleDraft {
  text: string;
  accountId: string;
  direction: '' | 'in' | 'out';
  amountFrom: string;
  amountTo: string;
  categoryId: string;
  tags: string;
  ignored: boolean;
}

export const NO_DRAFT: RuleDraft = {
  text: '',
  accountId: '',
  direction: '',
  amountFrom: '',
  amountTo: '',
  categoryId: '',
  tags: '',
  ignored: false,
};

/** Amounts are sizes, which have a meaning beside a direction alone. */
const amountOf = ({ direction }: RuleDraft, typed: string): Decimal | null =>
  direction === '' ? null : typedAmount(typed);

export function isWrongAmount(draft: RuleDraft, typed: string): boolean {
  return draft.direction !== '' && typed.trim() !== '' && amountOf(draft, typed) === null;
}

/** What it asks for; null: nothing, or not yet what it means. */
export function conditionOf(draft: RuleDraft): RuleCondition | null {
  if (isWrongAmount(draft, draft.amountFrom) || isWrongAmount(draft, draft.amountTo)) return null;
  const [from, to] = [amountOf(draft, draft.amountFrom), amountOf(draft, draft.amountTo)];
  // "from 100 to 2" becomes "from 100 to 200" while it is being typed
  if (from !== null && to !== null && compareDecimals(from, to) > 0) return null;
  const when: RuleCondition = {
    ...(draft.text.trim() && { text: draft.text.trim() }),
    ...(draft.accountId && { accountId: draft.accountId }),
    ...(draft.direction && { direction: draft.direction }),
    ...(from !== null && { amountFrom: from }),
    ...(to !== null && { amountTo: to }),
  };
  return Object.keys(when).length === 0 ? null : when;
}

/** What it does; null: nothing. */
export function effectOf({ categoryId, tags, ignored }: RuleDraft): RuleEffect | null {
  const list = toTags(tags);
  const then: RuleEffect = {
    ...(categoryId && { categoryId }),
    ...(list.length > 0 && { tags: list }),
    ...(ignored && { ignored }),
  };
  return Object.keys(then).length === 0 ? null : then;
}

const MOST_OF_TEXT = 200;

/** A rule about transactions like one. @param text what describes it @param signedAmount what it moved */
export function draftLike(text: string | undefined, signedAmount: string | null | undefined): RuleDraft {
  const direction = signedAmount?.startsWith('-') ? 'out' : 'in';
  return { ...NO_DRAFT, text: (text ?? '').slice(0, MOST_OF_TEXT), direction };
}
