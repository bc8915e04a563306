-- The audit tells of every operation on somebody's data, and how it ended.

alter table pluggy.audit
  add column operation text,
  add column outcome text not null default 'done' check (outcome in ('done', 'refused', 'failed')),
  add column reason text;
comment on column pluggy.audit.operation is 'The operation of the API, as docs/openapi.json names it; null where none began.';
comment on column pluggy.audit.outcome is '"refused": it was not allowed or not possible. "failed": a fault came between, and it may have been done or not.';
comment on column pluggy.audit.reason is 'The error code of what was not done.';
update pluggy.audit set outcome = 'refused', reason = subject where action = 'access.refused';
update pluggy.audit set outcome = 'refused' where action in ('credential.refused', 'webhook.refused', 'limit.reached');
