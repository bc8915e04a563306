-- What all processes know together about Pluggy's endpoints: how much may be sent, and whether it makes sense now.

create table pluggy.call_gates (
  endpoint text primary key check (endpoint <> ''),
  next_at timestamptz not null,
  closed_until timestamptz,
  failures integer not null default 0 check (failures >= 0),
  pauses integer not null default 0 check (pauses >= 0),
  paused_until timestamptz,
  probe_until timestamptz,
  reason text,
  check ((failures > 0) = (reason is not null)),
  check (paused_until is null or pauses > 0)
) with (fillfactor = 50);

comment on table pluggy.call_gates is 'One row per operation of Pluggy''s API that was called, and "*" for Pluggy as a whole. Times are this database''s own, lest the clocks of several machines differ.';
comment on column pluggy.call_gates.next_at is 'When the next call would be due at an even pace; how far it is ahead of now is how much was sent at once.';
comment on column pluggy.call_gates.closed_until is 'Pluggy answered 429 and asked to wait until then.';
comment on column pluggy.call_gates.failures is 'Failures in a row: no usable answer, or a 5xx. Any answer sets it back to 0.';
comment on column pluggy.call_gates.pauses is 'Pauses in a row; each is longer than the one before.';
comment on column pluggy.call_gates.paused_until is 'No call until then; afterwards one, the probe, whose answer ends the state.';
comment on column pluggy.call_gates.probe_until is 'A probe is under way; after this time it counts as lost.';
comment on column pluggy.call_gates.reason is 'Kind of the last failure.';
