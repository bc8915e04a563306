-- Who made and revoked sessions, took data out, removed connections, and what was refused. No secret and no personal data
-- beyond the user's id: of an address the network alone.

create table pluggy.audit (
  id uuid primary key,
  at timestamptz not null,
  until timestamptz not null,
  action text not null,
  actor text,
  user_id text,
  subject text,
  network cidr,
  count integer not null
);
comment on table pluggy.audit is 'What was done and what was refused, by whom. What happens again within a minute is counted in one row.';
comment on column pluggy.audit.until is 'When it happened last, of those that are counted here.';
comment on column pluggy.audit.actor is '"key:" and the first 8 hexadecimal digits of an API key''s SHA-256, "session:" and its id, "command", or null: a stranger.';
comment on column pluggy.audit.user_id is 'Whose data it is about; null where none is, or where only a stranger says so.';
comment on column pluggy.audit.subject is 'Of a connection or a session its id, of a refusal its code.';
comment on column pluggy.audit.network is 'The caller''s address cut to /24 (IPv6: /48).';
create index audit_by_time on pluggy.audit (at);
create index audit_by_user on pluggy.audit (user_id, at) where user_id is not null;
create index audit_by_actor on pluggy.audit (actor, at) where actor is not null;
