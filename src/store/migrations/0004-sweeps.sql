-- Where a complete read of an item's accounts stands, so that a run that dies is gone on with, and what it ended with.

create table pluggy.sweeps (
  account_id uuid primary key references pluggy.accounts (id),
  item_version text not null,
  started_at timestamptz not null,
  saved_at timestamptz not null,
  after text,
  oldest timestamptz,
  at_oldest uuid[] not null,
  rows_seen bigint not null,
  finished boolean not null,
  check (finished = (after is null))
);
comment on table pluggy.sweeps is 'Complete reads that are under way: one row per account, until the whole item is read. Pages up to the cursor are committed.';
comment on column pluggy.sweeps.item_version is 'What the item said of itself when the sweep began; a sweep of another version is not gone on with.';
comment on column pluggy.sweeps.after is 'Pluggy''s cursor of the next page; null: the account is done, and waits for the item''s other accounts.';
comment on column pluggy.sweeps.oldest is 'Oldest instant of the last committed page; at_oldest: the rows seen at that instant.';

alter table pluggy.accounts add column swept_rows bigint;
comment on column pluggy.accounts.swept_rows is 'How many rows the read of swept_at got from Pluggy. A row that moved to a later page meanwhile counts twice.';
