-- What those need who run the service: API keys that can be made and revoked while it runs, answers that are repeated and not
-- made twice, counts of requests that all processes share, and counts of the calls at Pluggy.

create table pluggy.api_keys (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 100),
  digest bytea not null unique,
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ '{read,write,admin}'),
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
comment on table pluggy.api_keys is 'API keys that were made while the service runs; those of API_KEYS are not among them.';
comment on column pluggy.api_keys.digest is 'SHA-256 of the key, which has 256 random bits: no digest leads back to it.';
comment on column pluggy.api_keys.created_by is 'As actor in pluggy.audit.';
comment on column pluggy.api_keys.last_used_at is 'To the minute.';
comment on column pluggy.api_keys.revoked_at is 'The row stays, so that the audit''s actors keep their names.';

create table pluggy.idempotent_answers (
  id bytea primary key,
  user_id text,
  body_digest bytea not null,
  status smallint,
  answer text,
  begun_at timestamptz not null,
  check ((status is null) = (answer is null))
);
comment on table pluggy.idempotent_answers is 'Answers to requests with an Idempotency-Key, for 24 hours. Secrets that are shown once are left out.';
comment on column pluggy.idempotent_answers.id is 'SHA-256 of the caller, the operation, the address and the key.';
comment on column pluggy.idempotent_answers.body_digest is 'SHA-256 of the key and the body: without the key, which is not stored, nobody can guess the body.';
comment on column pluggy.idempotent_answers.status is 'Null: the request is under way.';
create index idempotent_answers_by_time on pluggy.idempotent_answers (begun_at);
create index idempotent_answers_by_user on pluggy.idempotent_answers (user_id) where user_id is not null;
alter table pluggy.idempotent_answers enable row level security;
create policy own_rows on pluggy.idempotent_answers for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

-- A crash may empty it: then callers have their shares anew.
create unlogged table pluggy.request_counts (
  name bytea not null,
  minute timestamptz not null,
  count integer not null,
  primary key (name, minute)
);
comment on table pluggy.request_counts is 'How many requests a caller made in a minute, all processes together.';
comment on column pluggy.request_counts.name is 'SHA-256 of the kind of caller and its key, user or network.';
create index request_counts_by_minute on pluggy.request_counts (minute);

create table pluggy.call_counts (
  minute timestamptz not null,
  endpoint text not null,
  calls integer not null,
  refused integer not null,
  failed integer not null,
  held_back integer not null,
  primary key (minute, endpoint)
);
comment on table pluggy.call_counts is 'Calls at Pluggy by endpoint and minute, all processes together.';
comment on column pluggy.call_counts.calls is 'Requests that were sent, repetitions included.';
comment on column pluggy.call_counts.refused is 'Of them, answered with 429.';
comment on column pluggy.call_counts.failed is 'Of them, without a usable answer or answered with 5xx.';
comment on column pluggy.call_counts.held_back is 'Requests that were not sent, because of the pace, a 429 before, or a pause.';
