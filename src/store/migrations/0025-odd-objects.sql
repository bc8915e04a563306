-- Pluggy passes on what banks send. What is odd about one object must not keep it, or any other, from being stored.

alter table pluggy.transactions alter column currency_code drop not null;
alter table pluggy.transactions alter column type drop not null;
alter table pluggy.transactions alter column status drop not null;
-- "NaN" and "Infinity" are no amounts, though numeric takes them; rows from before are not looked at
alter table pluggy.transactions add constraint transactions_amount_finite check (abs(amount) < 'Infinity') not valid;
comment on column pluggy.transactions.date is 'Pluggy''s; -infinity where it gives none that exists, so that such a row comes last.';
comment on column pluggy.transactions.currency_code is 'Pluggy''s; null where it gives none.';

create function pluggy.instant_or_never(text text) returns timestamptz language plpgsql stable
  set timezone = 'UTC' set datestyle = 'ISO, MDY' as $$
begin
  return coalesce($1::timestamptz, '-infinity');
exception when data_exception then
  return '-infinity';
end $$;
comment on function pluggy.instant_or_never(text) is 'pluggy.instant, and -infinity where the text is no time.';

create index transactions_odd on pluggy.transactions (account_id) where deleted_at is null and (
  date = '-infinity' or type is null or type not in ('DEBIT', 'CREDIT') or status is null or status not in ('POSTED', 'PENDING'));

alter table pluggy.product_states add column odd_objects integer not null default 0;
comment on column pluggy.product_states.odd_objects is 'Objects of the last read that came in a form that this program does not know, those kept aside included.';

create table pluggy.refused_objects (
  item_id uuid not null references pluggy.items (id),
  product text not null,
  user_id text,
  digest bytea not null,
  reason text not null,
  payload text not null,
  seen_at timestamptz not null,
  primary key (item_id, product, digest)
);
comment on table pluggy.refused_objects is 'Objects of an item''s lists that cannot be stored, kept as text so that nothing is lost; without the members that are stored encrypted.';
comment on column pluggy.refused_objects.reason is 'no-id, or the SQLSTATE with which PostgreSQL refused it.';
