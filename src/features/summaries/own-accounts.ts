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
  /** Those that were closed and counted until then, without those that go on through another connection. */
  readonly closed: readonly AccountId[];
  /** Those between which money is only moved: without the doubles, with those that the person took out. */
  readonly between: readonly AccountId[];
  /** Connections of which every account is another one's double. */
  readonly doubled: readonly ItemId[];
}

/** Which of a person's accounts count, at this moment and, of those that were closed, before. */
export async function findOwnAccounts(
  tx: Queryable,
  { keyring, clock }: Needs<'keyring' | 'clock'>,
  userId: UserId,
): Promise<OwnAccounts> {
  const scope = { userId, scope: 'closed', now: clock.now() } as const;
  const all = [...(await listAccountStandings(tx, keyring, scope))];
  const standings = all.filter(([, { hasEnded }]) => !hasEnded);
  const idsOf = (rows: typeof standings): AccountId[] => rows.map(([id]) => id);
  const single = new Set(standings.filter(([, { sameAs }]) => sameAs === null).map(([, one]) => one.itemId));
  const items = new Set(standings.map(([, { itemId }]) => itemId));
  return {
    counted: idsOf(standings.filter(([, { counted }]) => counted)),
    closed: idsOf(all.filter(([, { countedBefore }]) => countedBefore)),
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
