-- A person is erased: what is left is a receipt, and enough to know the ended items again should an event name one of them.

alter table pluggy.secrets drop constraint secrets_purpose_check, drop constraint secrets_at_rest;
alter table pluggy.secrets
  add constraint secrets_purpose_check check (purpose in ('webhook', 'session', 'phone', 'erasure')),
  add constraint secrets_at_rest check (case
    when purpose = 'phone' then num_nonnulls(value, sealed) = 1 and digest is null
    when purpose in ('session', 'erasure') then value is null and sealed is not null and digest is null
    else value is null and digest is not null end);

create table pluggy.erasures (
  id uuid primary key,
  state text not null default 'running' check (state in ('running', 'waiting_for_pluggy', 'done')),
  user_sealed bytea,
  user_digest bytea,
  requested_at timestamptz not null,
  finished_at timestamptz,
  attempts integer not null default 0 check (attempts >= 0),
  erased_items integer not null default 0,
  erased_accounts integer not null default 0,
  erased_transactions integer not null default 0,
  erased_rows bigint not null default 0,
  check ((state = 'done') = (finished_at is not null)),
  check (state = 'running' or user_sealed is null),
  check (state <> 'done' or user_digest is null)
);
comment on table pluggy.erasures is 'One row, the receipt, for each person who was erased. Nothing in it tells who it was.';
comment on column pluggy.erasures.id is 'The receipt''s id, which is told to whoever asked for the erasure.';
comment on column pluggy.erasures.user_sealed is 'The user''s id, encrypted under the secret "erasure", until the rows are gone.';
comment on column pluggy.erasures.user_digest is 'Its keyed digest, until all is done: finds the erasure that is under way.';
comment on column pluggy.erasures.attempts is 'How often Pluggy was asked to end items and did not end all of them.';
comment on column pluggy.erasures.erased_rows is 'Of all tables together, the three other counts among them.';
create unique index erasures_under_way on pluggy.erasures (user_digest) where user_digest is not null;

create table pluggy.erased_items (
  digest bytea primary key,
  erasure_id uuid not null references pluggy.erasures (id),
  sealed bytea,
  was_stored boolean not null,
  erased_at timestamptz not null
);
comment on table pluggy.erased_items is 'Items of erased persons. Events about them are acknowledged and not stored, and no read of them is.';
comment on column pluggy.erased_items.digest is 'HMAC of the item''s id under the secret "erasure".';
comment on column pluggy.erased_items.sealed is 'The id, encrypted under the same secret, until Pluggy has ended the item.';
comment on column pluggy.erased_items.was_stored is 'False: only an event named it as the person''s. Pluggy is asked whose it is before it is ended.';
create index erased_items_waiting on pluggy.erased_items (erasure_id) where sealed is not null;
