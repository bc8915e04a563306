-- Documents of persons in transactions are stored encrypted, in the row itself. SQL has no key for what stands here in
-- clear: the next sync of an account, or npm run pluggy:v2:rotate-encryption, sees to it, five hundred rows at a time.

create table pluggy.data_keys (
  number smallint generated always as identity primary key check (number between 1 and 255),
  sealed bytea not null,
  created_at timestamptz not null
);
comment on table pluggy.data_keys is
  'The keys under which members of rows are encrypted in place, themselves encrypted under a key of ENCRYPTION_KEYS. A change of ENCRYPTION_KEYS encrypts these anew and no row.';

alter table pluggy.accounts add column documents_clear_after uuid;
update pluggy.accounts set documents_clear_after = '00000000-0000-0000-0000-000000000000';
comment on column pluggy.accounts.documents_clear_after is
  'Transactions with greater ids may have documents in clear, from before they were encrypted; null: none has.';
