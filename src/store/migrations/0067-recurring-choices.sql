-- What a person says of payments that were found to come again and again.

create table pluggy.recurring_choices (
  user_id text not null references pluggy.users (id) on delete cascade,
  id uuid not null,
  transaction_ids uuid[] not null,
  last_day date not null,
  dismissed_at timestamptz not null,
  primary key (user_id, id)
);
comment on table pluggy.recurring_choices is
  'Series of payments that a person says are not recurring. A series is found anew at every reading, and known by the rows that it had: see docs/decisions/0064-what-has-ended-and-what-is-not-recurring.md.';
comment on column pluggy.recurring_choices.id is 'The id that the series had then.';
comment on column pluggy.recurring_choices.transaction_ids is 'The rows that it had then, by the ids of that time.';
comment on column pluggy.recurring_choices.last_day is 'The day of the newest of them.';

alter table pluggy.recurring_choices enable row level security;
create policy own_rows on pluggy.recurring_choices
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false))
  with check (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));
