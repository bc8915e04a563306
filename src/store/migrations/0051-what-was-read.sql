-- What is not known to have moved since it was read is not read again: what Pluggy said of it then is kept.

alter table pluggy.accounts add column rows_version bigint, add column rows_read_at timestamptz;
comment on column pluggy.accounts.rows_version is
  'Digest of Pluggy''s account as it was when its transactions were last read; null: it is not known what it was, and they are read.';
comment on column pluggy.accounts.rows_read_at is 'When the transactions were last read, those of the last weeks or all of them.';

alter table pluggy.product_states add column version text;
comment on column pluggy.product_states.version is
  'What Pluggy''s item said of the product when it was last read, such as its time; null: nothing that tells whether it moved, and it is read.';
