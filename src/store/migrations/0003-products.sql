-- Everything of an item besides its accounts and transactions. Each list has the same shape, so that one statement
-- writes them all: Pluggy's id, where it belongs, the object as it came. Amounts that are asked for are generated
-- from the object; one that is no number there is null rather than a reason to refuse the row.

create table pluggy.bills (
  id uuid primary key,
  item_id uuid not null references pluggy.items (id),
  parent_id uuid not null references pluggy.accounts (id),
  user_id text references pluggy.users (id),
  total_amount numeric generated always as
    (case when jsonb_typeof(raw->'totalAmount') = 'number' then (raw->>'totalAmount')::numeric end) stored,
  raw jsonb not null,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  deleted_at timestamptz
);
comment on column pluggy.bills.parent_id is 'The card''s account.';
comment on column pluggy.bills.total_amount is 'In raw''s totalAmountCurrencyCode; positive = owed.';

create table pluggy.investments (
  id uuid primary key,
  item_id uuid not null references pluggy.items (id),
  parent_id uuid,
  user_id text references pluggy.users (id),
  balance numeric generated always as
    (case when jsonb_typeof(raw->'balance') = 'number' then (raw->>'balance')::numeric end) stored,
  raw jsonb not null,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  deleted_at timestamptz
);
comment on column pluggy.investments.balance is 'Net, in raw''s currencyCode.';

create table pluggy.investment_transactions (
  id uuid primary key,
  item_id uuid not null references pluggy.items (id),
  parent_id uuid not null references pluggy.investments (id),
  user_id text references pluggy.users (id),
  amount numeric generated always as
    (case when jsonb_typeof(raw->'amount') = 'number' then (raw->>'amount')::numeric end) stored,
  raw jsonb not null,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  deleted_at timestamptz
);
comment on column pluggy.investment_transactions.parent_id is 'The investment that moved.';
comment on column pluggy.investment_transactions.amount is 'In the investment''s currency, as Pluggy gives it.';

create table pluggy.loans (
  id uuid primary key,
  item_id uuid not null references pluggy.items (id),
  parent_id uuid,
  user_id text references pluggy.users (id),
  contract_amount numeric generated always as
    (case when jsonb_typeof(raw->'contractAmount') = 'number' then (raw->>'contractAmount')::numeric end) stored,
  raw jsonb not null,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  deleted_at timestamptz
);
comment on column pluggy.loans.contract_amount is 'In raw''s currencyCode.';

create table pluggy.consents (
  id uuid primary key,
  item_id uuid not null references pluggy.items (id),
  parent_id uuid,
  user_id text references pluggy.users (id),
  raw jsonb not null,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  deleted_at timestamptz
);

create table pluggy.identities (
  item_id uuid primary key references pluggy.items (id),
  user_id text references pluggy.users (id),
  sealed bytea not null,
  digest bytea not null,
  first_seen_at timestamptz not null,
  changed_at timestamptz not null,
  deleted_at timestamptz
);
comment on column pluggy.identities.sealed is 'Pluggy''s identity object, encrypted under a key of ENCRYPTION_KEYS.';
comment on column pluggy.identities.digest is 'Keyed digest of the object, to tell whether it changed.';

create table pluggy.product_states (
  item_id uuid not null references pluggy.items (id),
  product text not null check (product in
    ('transactions', 'bills', 'investments', 'investmentTransactions', 'loans', 'identity', 'consents')),
  state text not null check (state in ('done', 'failed', 'not_offered', 'quota_used_up', 'withheld')),
  error text,
  done_at timestamptz,
  changed_at timestamptz not null,
  primary key (item_id, product),
  check ((state = 'failed') = (error is not null))
);
comment on table pluggy.product_states is 'How far this service is with each product of an item; no row: never read.';
comment on column pluggy.product_states.state is
  'withheld: Pluggy answered, but its own run did not succeed for the product; what is stored stays.';
comment on column pluggy.product_states.error is 'Code from docs/errors.md, never a message.';
comment on column pluggy.product_states.done_at is 'When the product was last read completely.';

create index bills_by_account on pluggy.bills (parent_id);
create index bills_by_item on pluggy.bills (item_id);
create index investments_by_item on pluggy.investments (item_id);
create index investment_transactions_by_item on pluggy.investment_transactions (item_id);
create index investment_transactions_by_investment on pluggy.investment_transactions (parent_id);
create index loans_by_item on pluggy.loans (item_id);
create index consents_by_item on pluggy.consents (item_id);
