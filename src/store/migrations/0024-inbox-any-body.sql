-- A delivery with the right secret is kept whatever it is: what jsonb does not take stays as the bytes that came.

alter table pluggy.inbox alter column body drop not null;
alter table pluggy.inbox add column bytes bytea;
alter table pluggy.inbox drop constraint inbox_outcome_check;
alter table pluggy.inbox add constraint inbox_outcome_check
  check (outcome in ('applied', 'unknown-item', 'other-client', 'no-work', 'unreadable'));
alter table pluggy.inbox add constraint inbox_something_kept check (body is not null or bytes is not null);
comment on column pluggy.inbox.event is 'The name that the delivery gives; empty where it gives none.';
comment on column pluggy.inbox.body is 'The delivery as JSON; null where it is none, or none that jsonb can hold.';
comment on column pluggy.inbox.bytes is 'The delivery as it came, where body does not say all of it: no JSON, wrong UTF-8, NUL, numbers or nesting beyond jsonb.';

create index inbox_unreadable on pluggy.inbox (received_at) where outcome = 'unreadable';
