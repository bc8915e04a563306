-- Whether Pluggy reads a connection by itself, once a day.

alter table pluggy.items add column auto_sync boolean not null
  generated always as (coalesce(raw->>'autoSyncDisabledAt' !~ '^(19|20|21)\d\d-[01]\d-[0-3]\d', true)) stored;
comment on column pluggy.items.auto_sync is 'False: raw''s autoSyncDisabledAt is a time; Pluggy reads the item only when it is asked to.';
