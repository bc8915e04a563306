-- How fresh what is stored is, product by product, and the list of all users' connections.

alter table pluggy.product_states add column as_of timestamptz;
comment on column pluggy.product_states.as_of is
  'When the bank was read for what done_at stored, as Pluggy said then; null: Pluggy did not say, or it was before this was kept.';

create index items_by_first_seen on pluggy.items (first_seen_at, id) where deleted_at is null;
