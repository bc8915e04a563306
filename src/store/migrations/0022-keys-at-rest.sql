-- Secrets stood in clear beside what they protect. Of the webhook's secret a digest is kept from now on: deliveries are
-- checked with it, and no key is needed for that. The copy that is registered at Pluggy is encrypted under ENCRYPTION_KEYS.
-- The clear copy goes: the service makes and registers a new secret at its next start, and takes the former one until 24
-- hours after that. The former key of sessions goes too, since every dump holds it: sessions of before end.

alter table pluggy.secrets drop constraint secrets_clear_or_sealed;
alter table pluggy.secrets
  add column digest bytea,
  add column registered_at timestamptz;
comment on column pluggy.secrets.value is 'In clear: the purpose "phone" of version 0.1.0 alone, until its next use.';
comment on column pluggy.secrets.sealed is 'The secret, encrypted under a key of ENCRYPTION_KEYS; of the purpose "webhook" null where there is no key.';
comment on column pluggy.secrets.digest is 'SHA-256 of the webhook''s secret as the header carries it.';
comment on column pluggy.secrets.registered_at is 'When Pluggy last confirmed that it delivers with this secret.';
comment on table pluggy.secrets is 'Secrets that all processes share. A former webhook secret is accepted until 24 hours after a later one was registered.';

delete from pluggy.secrets where purpose = 'session';
update pluggy.secrets
set digest = sha256(convert_to(translate(rtrim(encode(value, 'base64'), '='), '+/', '-_'), 'UTF8')), value = null
where purpose = 'webhook';
alter table pluggy.secrets add constraint secrets_at_rest check (case purpose
  when 'phone' then num_nonnulls(value, sealed) = 1 and digest is null
  when 'session' then value is null and sealed is not null and digest is null
  else value is null and digest is not null end);

create table pluggy.sessions (
  id uuid primary key,
  user_id text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
comment on table pluggy.sessions is 'Sessions that were made, until a day after their end. Their tokens are signed, not stored; a revoked one is refused.';
create index sessions_by_user on pluggy.sessions (user_id) where revoked_at is null;
create index sessions_by_expiry on pluggy.sessions (expires_at);
create index sessions_revoked on pluggy.sessions (expires_at) where revoked_at is not null;
