-- Why a row is hidden, which row took its place, and what its person says of it. See docs/decisions/0007-row-identity.md.

alter table pluggy.transactions add column deleted_reason text
  constraint transactions_known_reason check (deleted_reason in ('not_listed', 'not_found', 'account_gone', 'item_gone'));
comment on column pluggy.transactions.deleted_reason is
  'Of the tombstone. not_listed: a complete read lacked the row, and Pluggy did not find it by its id; not_found: an event named it, and Pluggy did not find it; account_gone, item_gone: went with those. Null: from before reasons were kept. Means nothing while deleted_at is null.';

create table pluggy.transaction_links (
  account_id uuid not null references pluggy.accounts (id) on delete cascade,
  old_id uuid not null,
  new_id uuid not null,
  evidence text not null check (evidence in ('provider_id', 'content', 'date_moved', 'text_changed')),
  linked_at timestamptz not null,
  primary key (account_id, old_id),
  check (old_id <> new_id)
);
comment on table pluggy.transaction_links is
  'old_id is a tombstone, new_id the same transaction under Pluggy''s new id. One to one. No foreign key to the rows: it would cost every update of a row.';

create table pluggy.annotations (
  account_id uuid not null references pluggy.accounts (id) on delete cascade,
  transaction_id uuid not null,
  user_id text not null references pluggy.users (id) on delete cascade,
  category_id text,
  note text,
  ignored boolean,
  changed_at timestamptz not null,
  primary key (account_id, transaction_id, user_id),
  check (num_nonnulls(category_id, note, ignored) > 0)
);
comment on table pluggy.annotations is
  'What a person says of a transaction. It stands at the newest of linked rows. Nothing said: no row.';
comment on column pluggy.annotations.category_id is 'One of Pluggy''s categories.';

create index transactions_vanished on pluggy.transactions (account_id, deleted_at)
  where deleted_reason in ('not_listed', 'not_found');
create unique index transaction_links_by_new on pluggy.transaction_links (account_id, new_id);
create index annotations_by_user on pluggy.annotations (user_id);
