import type { AccountId, ItemId, TransactionId, UserId } from '../../domain/ids.ts';
import { pairTransfers } from '../../domain/summaries/pair-transfers.ts';
import type { Span } from '../../domain/summaries/span.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { listAccountStandings } from '../../store/statements/accounts/list-account-standings.ts';
import { listPossibleTransfers } from '../../store/statements/summaries/list-possible-transfers.ts';
import type { Needs } from '../shared/Parts.ts';

export interface OwnAccounts {
  /** Those that summaries look at. */
  readonly counted: readonly AccountId[];
  /** Those between which money is only moved: without the doubles, with those that the person took out. */
  readonly between: readonly AccountId[];
  /** Connections of which every account is another one's double. */
  readonly doubled: readonly ItemId[];
}

/** Which of a person's open accounts count, at this moment. */
export async function findOwnAccounts(
  tx: Queryable,
  { keyring, clock }: Needs<'keyring' | 'clock'>,
  userId: UserId,
): Promise<OwnAccounts> {
  const scope = { userId, scope: 'open', now: clock.now() } as const;
  const standings = [...(await listAccountStandings(tx, keyring, scope))];
  const idsOf = (rows: typeof standings): AccountId[] => rows.map(([id]) => id);
  const single = new Set(standings.filter(([, { sameAs }]) => sameAs === null).map(([, one]) => one.itemId));
  const items = new Set(standings.map(([, { itemId }]) => itemId));
  return {
    counted: idsOf(standings.filter(([, { counted }]) => counted)),
    between: idsOf(standings.filter(([, { sameAs }]) => sameAs === null)),
    doubled: [...items].filter((itemId) => !single.has(itemId)),
  };
}

/** The rows of the span that are one side of a transfer between the person's own accounts. */
export async function findOwnTransfers(
  tx: Queryable,
  userId: UserId,
  { between }: OwnAccounts,
  span: Span,
): Promise<TransactionId[]> {
  return pairTransfers(await listPossibleTransfers(tx, userId, between, span));
}
