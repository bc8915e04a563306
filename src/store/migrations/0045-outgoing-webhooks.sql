-- Outgoing webhooks: what the team's own servers are told, after the Standard Webhooks specification.

create table pluggy.webhook_endpoints (
  id uuid primary key,
  number bigint generated always as identity,
  url text not null,
  events text[] not null,
  description text,
  created_at timestamptz not null,
  position bigint not null,
  disabled_at timestamptz,
  disabled_reason text check (disabled_reason in ('operator', 'failing', 'gone')),
  failures integer not null default 0,
  failing_since timestamptz,
  paused_until timestamptz,
  last_delivered_at timestamptz,
  last_error text,
  check ((disabled_at is null) = (disabled_reason is null))
);
comment on table pluggy.webhook_endpoints is 'Addresses of the team''s servers that are told of changes.';
comment on column pluggy.webhook_endpoints.position is 'The sequence of the change log up to which deliveries were made for it. It stays while the endpoint is switched off.';
comment on column pluggy.webhook_endpoints.failures is 'How many attempts have failed in a row.';
comment on column pluggy.webhook_endpoints.failing_since is 'When the first of them failed; null: the last attempt was fine.';
comment on column pluggy.webhook_endpoints.paused_until is 'It is left alone until then, because it kept failing or asked for it (Retry-After).';

comment on column pluggy.webhook_endpoints.last_error is 'Why the last attempt failed, as in webhook_deliveries.error; null: it did not.';

create table pluggy.webhook_endpoint_secrets (
  id uuid primary key,
  endpoint_id uuid not null references pluggy.webhook_endpoints on delete cascade,
  sealed bytea not null,
  created_at timestamptz not null,
  ends_at timestamptz
);
comment on table pluggy.webhook_endpoint_secrets is 'What deliveries are signed with, encrypted under a key of ENCRYPTION_KEYS.';
comment on column pluggy.webhook_endpoint_secrets.ends_at is 'Null: the one in use. A former one signs as well until then.';
create unique index webhook_endpoint_secrets_in_use on pluggy.webhook_endpoint_secrets (endpoint_id) where ends_at is null;
create index webhook_endpoint_secrets_by_endpoint on pluggy.webhook_endpoint_secrets (endpoint_id);

create table pluggy.webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  number bigint generated always as identity,
  endpoint_id uuid not null references pluggy.webhook_endpoints on delete cascade,
  event text not null,
  subject text not null,
  user_id text generated always as (case when event in ('user.erased', 'test') then null else subject end) stored,
  item_id uuid,
  account_id uuid,
  sequence bigint not null,
  happened_at timestamptz not null,
  created_at timestamptz not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0,
  attempts_before integer not null default 0,
  due_at timestamptz,
  is_asked boolean not null default false,
  leased_until timestamptz,
  attempted_at timestamptz,
  ended_at timestamptz,
  status integer,
  error text,
  check ((state = 'pending') = (due_at is not null) and (state = 'pending') = (ended_at is null))
);
comment on table pluggy.webhook_deliveries is 'One row for each event that an endpoint is to get, or got.';
comment on column pluggy.webhook_deliveries.id is 'Travels as webhook-id, the same in every attempt.';
comment on column pluggy.webhook_deliveries.number is 'In the order in which they were made.';
comment on column pluggy.webhook_deliveries.subject is 'The user whom the event is about, as the body names them.';
comment on column pluggy.webhook_deliveries.user_id is 'The same, where the row goes with the person: that somebody was erased has still to be told afterwards.';
comment on column pluggy.webhook_deliveries.sequence is 'Of the change log: who reads up to it has seen what the event tells of.';
comment on column pluggy.webhook_deliveries.attempts is 'Attempts that were begun. While it is 0, a later change of the same kind is told by this row as well.';
comment on column pluggy.webhook_deliveries.attempts_before is 'How many of them there were when somebody last asked for it: the waits begin anew from there.';
comment on column pluggy.webhook_deliveries.is_asked is 'Somebody asked for it (test, replay): it is sent even while the endpoint is paused or switched off.';
comment on column pluggy.webhook_deliveries.leased_until is 'A process is sending it until then. Whoever finds it later sends it again.';
comment on column pluggy.webhook_deliveries.status is 'The HTTP status of the last answer; null: there was none.';
comment on column pluggy.webhook_deliveries.error is 'Why the last attempt failed: a code of the system, "HTTP <status>" or a word of src/domain/hook-event.ts; null: it did not.';
create index webhook_deliveries_due on pluggy.webhook_deliveries (endpoint_id, due_at, number) where state = 'pending';
create index webhook_deliveries_asked on pluggy.webhook_deliveries (due_at) where state = 'pending' and is_asked;
create unique index webhook_deliveries_untried on pluggy.webhook_deliveries (endpoint_id, event, subject, item_id, account_id)
  nulls not distinct where state = 'pending' and attempts = 0;
create index webhook_deliveries_by_endpoint on pluggy.webhook_deliveries (endpoint_id, number);
create index webhook_deliveries_by_end on pluggy.webhook_deliveries (ended_at) where ended_at is not null;
create index webhook_deliveries_by_user on pluggy.webhook_deliveries (user_id) where user_id is not null;
alter table pluggy.webhook_deliveries enable row level security;
create policy own_rows on pluggy.webhook_deliveries for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

create table pluggy.consent_notices (
  item_id uuid not null,
  ends_on date not null,
  days integer not null,
  told_at timestamptz not null,
  primary key (item_id, ends_on, days)
);
comment on table pluggy.consent_notices is 'Of which ends of consents the endpoints were told, so that each step is told once.';
comment on column pluggy.consent_notices.days is 'The step: 30, 7 or 1 days before the end.';
alter table pluggy.consent_notices enable row level security;
create policy own_rows on pluggy.consent_notices for select using (pluggy.is_own_item(item_id));
