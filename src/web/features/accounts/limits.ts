import { type Decimal, negate, signOf } from '../../lib/decimal.ts';
import { compareDecimals, sumOf } from '../../lib/decimal-sum.ts';
import type { Account } from './api/get-accounts.ts';
import { cardLimit } from './card-limit.ts';

/** How much of a limit is used, by one card or by several that share it. */
export interface LimitUse {
  readonly limit: Decimal;
  readonly used: Decimal;
  readonly available: Decimal | null;
  readonly currencyCode: string | null;
  /** The cards that use it, in the order of the list. */
  readonly accountIds: readonly string[];
}

const sameOf = (account: Account): string | null => {
  const { availableCreditLimit } = account.creditData ?? {};
  const limit = cardLimit(account);
  if (limit === null || !availableCreditLimit) return null;
  return [account.itemId, account.currencyCode, sumOf([limit]), sumOf([availableCreditLimit])].join(' ');
};

/**
 * Cards of one connection share a limit when all of them tell of the same limit and the same rest, and what they use together
 * is what is missing. Two cards that merely have equal limits each use their own.
 */
function isShared(cards: readonly Account[], limit: Decimal, available: Decimal): boolean {
  const used = sumOf([limit, negate(available)]);
  const together = sumOf(cards.flatMap(({ balance }) => (balance ? [balance] : [])));
  return cards.length > 1 && signOf(used) === 'positive' && compareDecimals(used, together) === 0;
}

function ownUse(account: Account): LimitUse | undefined {
  const limit = cardLimit(account);
  if (limit === null || !account.balance) return undefined;
  return {
    limit,
    used: account.balance,
    available: account.creditData?.availableCreditLimit ?? null,
    currencyCode: account.currencyCode ?? null,
    accountIds: [account.id],
  };
}

/** The limits of cards, each once, by the card that it is drawn at: the first of those that share it. */
export function limitUses(accounts: readonly Account[]): LimitUse[] {
  const groups = new Map<string, Account[]>();
  for (const account of accounts.filter(({ type }) => type === 'CREDIT')) {
    const key = sameOf(account) ?? account.id;
    groups.set(key, [...(groups.get(key) ?? []), account]);
  }
  return [...groups.values()].flatMap((cards) => {
    const [first] = cards;
    const limit = first && cardLimit(first);
    const available = first?.creditData?.availableCreditLimit ?? null;
    if (!limit || available === null || !isShared(cards, limit, available))
      return cards.flatMap((card) => ownUse(card) ?? []);
    const used = sumOf([limit, negate(available)]);
    return [
      {
        limit,
        used,
        available,
        currencyCode: first?.currencyCode ?? null,
        accountIds: cards.map(({ id }) => id),
      },
    ];
  });
}
