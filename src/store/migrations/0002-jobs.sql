-- The job queue: who works on what. See src/queue/.

create table pluggy.jobs (
  id           bigint generated always as identity primary key,
  kind         text not null,
  key          text not null,
  serial       text not null,
  payload      jsonb not null default '{}',
  state        text not null default 'ready',
  run_at       timestamptz not null,
  attempts     integer not null default 0,
  max_attempts integer not null,
  lease_until  timestamptz,
  worker       bigint,
  last_error   text,
  created_at   timestamptz not null,
  constraint jobs_named check (kind <> '' and key <> '' and serial <> ''),
  constraint jobs_payload_is_object check (jsonb_typeof(payload) = 'object'),
  constraint jobs_known_state check (state in ('ready', 'running', 'dead')),
  constraint jobs_leased_only_while_running
    check ((state = 'running') = (worker is not null) and (state = 'running') = (lease_until is not null)),
  constraint jobs_running_counts_an_attempt check (state <> 'running' or attempts > 0),
  constraint jobs_ready_has_attempts_left check (state <> 'ready' or attempts < max_attempts),
  constraint jobs_attempts_in_budget check (attempts between 0 and max_attempts),
  constraint jobs_dead_has_a_reason check (state <> 'dead' or last_error is not null)
);

comment on table pluggy.jobs is
  'Work to do. ready -> running -> deleted (done), a new ready row (again, retry, handed back, worker lost), or dead. '
  'A row is leased at most once: what goes back to the queue is a new row with a new id, so id and worker are the fencing token of a run.';
comment on column pluggy.jobs.key is
  'What is to be worked on. Requests of one kind and key melt into one ready row; a running row is never touched by them.';
comment on column pluggy.jobs.serial is
  'At most one row of a serial runs at a time. By default a job''s own kind and key.';
comment on column pluggy.jobs.payload is 'The latest request''s payload replaces an earlier one that still waits.';
comment on column pluggy.jobs.run_at is 'ready: not before this time; dead: when it was given up.';
comment on column pluggy.jobs.attempts is 'Runs started since the last request, the present one included.';
comment on column pluggy.jobs.lease_until is
  'running: the time until which the worker has promised to report; afterwards anybody may take the job over.';
comment on column pluggy.jobs.worker is
  'running: the id of the worker session, which is also the key of the session advisory lock that it holds as long as it lives.';
comment on column pluggy.jobs.last_error is 'Class and code of the last failure; no message, no personal data.';

create unique index jobs_one_ready_per_key on pluggy.jobs (kind, key) where state = 'ready';

create unique index jobs_one_dead_per_key on pluggy.jobs (kind, key) where state = 'dead';

create unique index jobs_one_running_per_serial on pluggy.jobs (serial) where state = 'running';

create index jobs_due on pluggy.jobs (run_at, id) where state = 'ready';
