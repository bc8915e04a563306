-- Whether webhooks are known to arrive, and what proves it, for all processes and commands.

create table pluggy.webhook_proof (
  is_only       boolean primary key default true check (is_only),
  tried_at      timestamptz,
  succeeded_at  timestamptz,
  problem       text,
  registered_at timestamptz,
  disabled_at   timestamptz,
  lost_until    timestamptz
);
comment on table pluggy.webhook_proof is 'One row: what is known of the way of webhooks to this service.';
comment on column pluggy.webhook_proof.tried_at is 'When this service last called its own webhook address over BASE_URL.';
comment on column pluggy.webhook_proof.succeeded_at is 'When such a call last came in at the door.';
comment on column pluggy.webhook_proof.problem is 'Why the last call did not come in: a code of the system, "HTTP <status>" or a word of src/domain/webhook-standing.ts.';
comment on column pluggy.webhook_proof.registered_at is 'When Pluggy last confirmed that it delivers to this service.';
comment on column pluggy.webhook_proof.disabled_at is 'Since when the webhook was switched off when Pluggy was last found to have done so; it was enabled again then.';
comment on column pluggy.webhook_proof.lost_until is 'Webhooks may have been lost until then: only a later comparison with Pluggy speaks for the data.';
insert into pluggy.webhook_proof default values;

create table pluggy.webhook_round_trips (
  digest      bytea primary key,
  sent_at     timestamptz not null,
  with_secret boolean not null,
  arrived_at  timestamptz
);
comment on table pluggy.webhook_round_trips is 'Calls of this service to its own webhook address, by the SHA-256 of their nonce; a load balancer may hand one to another process. They go after minutes.';
comment on column pluggy.webhook_round_trips.with_secret is 'False: no process can read the webhook''s secret, so the nonce alone opens the door, and for this call only.';
