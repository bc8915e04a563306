-- Pluggy counts calls per source address, and so do its gates. What was known so far is that of the address without a name.

alter table pluggy.call_gates
  add column egress text not null default 'default' check (egress <> ''),
  drop constraint call_gates_pkey,
  add primary key (egress, endpoint);

comment on table pluggy.call_gates is 'One row per outgoing address and operation of Pluggy''s API that was called from it, and "*" for Pluggy as a whole. Times are this database''s own, lest the clocks of several machines differ. A row that nobody needed for a day is forgotten.';
comment on column pluggy.call_gates.egress is 'The outgoing address, by the EGRESS_NAME of the processes that call from it; "default": without one.';
