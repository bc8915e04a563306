import type { ChangeKind } from '../statements/changes/record-changes.ts';
import { SAID, STORED } from './transaction-view.ts';

/** Where the objects of a kind are, and how the feed shows them: from what is stored of the object alone. */
export interface FeedKind {
  /** The table as `t`; also `a`, a transaction's account. */
  readonly from: string;
  readonly id: string;
  /** The account that an object is known by besides its id; null: the id says it. */
  readonly account: string | null;
  /** The object as JSON. */
  readonly view: string;
  /** What of it is encrypted, if anything. */
  readonly sealed: string;
  /** Whether its row is there for its user. */
  readonly isThere: string;
}

const SHOWN = 't.deleted_at is null';

const product = (table: string, view = 't.raw', sealed = 'null::bytea'): FeedKind => ({
  from: `pluggy.${table} t`,
  id: 't.id',
  account: null,
  view,
  sealed,
  isThere: SHOWN,
});

/** In the order in which a follower gets them who begins. */
export const FEED_KINDS: Readonly<Record<ChangeKind, FeedKind>> = {
  item: product('items'),
  account: {
    ...product('accounts'),
    // what the person set of it is noted as a change of it
    view: `t.raw || jsonb_build_object('itemId', t.item_id,
      'alias', (select c.alias from pluggy.account_choices c where c.account_id = t.id and c.user_id = t.user_id),
      'countedByUser', (select c.counting <> 'not' from pluggy.account_choices c
        where c.account_id = t.id and c.user_id = t.user_id))`,
    sealed: 't.personal',
  },
  transaction: {
    from: 'pluggy.transactions t join pluggy.accounts a on a.id = t.account_id and a.user_id = t.user_id',
    id: 't.id',
    account: 't.account_id',
    view: STORED,
    sealed: 'null::bytea',
    isThere: SHOWN,
  },
  bill: {
    ...product('bills', `t.raw || jsonb_build_object('accountId', t.parent_id)`),
    account: 't.parent_id',
  },
  investment: product('investments', 't.raw', 't.personal'),
  investmentTransaction: product(
    'investment_transactions',
    `t.raw || jsonb_build_object('investmentId', t.parent_id)`,
  ),
  loan: product('loans', 't.raw', 't.personal'),
  identity: { ...product('identities', 'null::jsonb', 't.sealed'), id: 't.item_id' },
  consent: product('consents'),
  annotation: {
    from: 'pluggy.annotations t cross join lateral (select t.*) n',
    id: 't.transaction_id',
    account: 't.account_id',
    view: `jsonb_build_object('transactionId', t.transaction_id, 'accountId', t.account_id) || ${SAID}`,
    sealed: 'null::bytea',
    isThere: 'true',
  },
};

export const KINDS_IN_ORDER = Object.keys(FEED_KINDS) as ChangeKind[];
