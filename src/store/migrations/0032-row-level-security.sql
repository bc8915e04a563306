-- Row-level security: what is read and written for a person (Database.asUser) meets that person's rows alone, whatever
-- the statement says. It binds every role but the owner of the tables, who migrates, and who works unless another role is
-- set up for that. What a role may do at all is granted by src/store/roles, since roles belong to the server.
--
-- The user is looked up in a subquery: once a statement, not once a row. A setting that is missing or empty is nobody's,
-- for user ids have a character at least. Rows without a user are nobody's, and no user sees them.
--
-- "coalesce" is there for the planner. It takes "user_id = …" for a condition that few rows fulfil, and reads a whole
-- account to find a page of it; of "coalesce (…)" it knows nothing, and goes through the index by day. No policy needs an
-- index: the statements have conditions of their own. See docs/decisions/0022-row-level-security.md.

-- The rows of an account or an item are seen by whoever sees that. Functions, since PostgreSQL would plan a subquery once
-- for each place where a statement names the table. They run with the rights of whoever asks.
create function pluggy.is_own_account(account uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return exists (select from pluggy.accounts a where a.id = account and a.user_id = current_setting('pluggy.user_id', true));
end $$;
comment on function pluggy.is_own_account(uuid) is 'Whether the account is that of the user for whom the transaction runs.';

create function pluggy.is_own_item(item uuid) returns boolean language plpgsql stable parallel safe as $$
begin
  return exists (select from pluggy.items i where i.id = item and i.user_id = current_setting('pluggy.user_id', true));
end $$;
comment on function pluggy.is_own_item(uuid) is 'Whether the item is that of the user for whom the transaction runs.';

create function pluggy.is_own_job(key text) returns boolean language plpgsql stable parallel safe as $$
begin
  if key !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return false;
  end if;
  return pluggy.is_own_item(key::uuid);
end $$;
comment on function pluggy.is_own_job(text) is 'Whether the job is one of an item of the user for whom the transaction runs. Other jobs are nobody''s.';

alter table pluggy.account_choices enable row level security;
create policy own_rows on pluggy.account_choices
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false))
  with check (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.accounts enable row level security;
create policy own_rows on pluggy.accounts for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.annotations enable row level security;
create policy own_rows on pluggy.annotations
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false))
  with check (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.audit enable row level security;
create policy own_rows on pluggy.audit for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.balances enable row level security;
create policy own_rows on pluggy.balances for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.bills enable row level security;
create policy own_rows on pluggy.bills for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.consents enable row level security;
create policy own_rows on pluggy.consents for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.identities enable row level security;
create policy own_rows on pluggy.identities for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.inbox enable row level security;
create policy own_rows on pluggy.inbox for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.investment_transactions enable row level security;
create policy own_rows on pluggy.investment_transactions for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.investments enable row level security;
create policy own_rows on pluggy.investments for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.items enable row level security;
create policy own_rows on pluggy.items for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.list_versions enable row level security;
create policy own_rows on pluggy.list_versions for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.loans enable row level security;
create policy own_rows on pluggy.loans for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.passed_annotations enable row level security;
create policy own_rows on pluggy.passed_annotations for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.refused_objects enable row level security;
create policy own_rows on pluggy.refused_objects for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.refused_rows enable row level security;
create policy own_rows on pluggy.refused_rows for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.sessions enable row level security;
create policy own_rows on pluggy.sessions for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.transaction_versions enable row level security;
create policy own_rows on pluggy.transaction_versions for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));

alter table pluggy.transactions enable row level security;
create policy own_rows on pluggy.transactions for select
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false));
-- Rows may be locked, and not changed.
create policy own_rows_locked on pluggy.transactions for update
  using (coalesce(user_id = (select current_setting('pluggy.user_id', true)), false))
  with check (false);

alter table pluggy.users enable row level security;
create policy own_rows on pluggy.users for select
  using (coalesce(id = (select current_setting('pluggy.user_id', true)), false));
-- Rows may be locked, and not changed.
create policy own_rows_locked on pluggy.users for update
  using (coalesce(id = (select current_setting('pluggy.user_id', true)), false))
  with check (false);

alter table pluggy.check_progress enable row level security;
create policy own_rows on pluggy.check_progress for select
  using (pluggy.is_own_account(account_id));

alter table pluggy.month_checks enable row level security;
create policy own_rows on pluggy.month_checks for select
  using (pluggy.is_own_account(account_id));

alter table pluggy.sweeps enable row level security;
create policy own_rows on pluggy.sweeps for select
  using (pluggy.is_own_account(account_id));

alter table pluggy.transaction_links enable row level security;
create policy own_rows on pluggy.transaction_links for select
  using (pluggy.is_own_account(account_id));

alter table pluggy.product_states enable row level security;
create policy own_rows on pluggy.product_states for select
  using (pluggy.is_own_item(item_id));

alter table pluggy.reconciliations enable row level security;
create policy own_rows on pluggy.reconciliations for select
  using (pluggy.is_own_item(item_id));

alter table pluggy.jobs enable row level security;
create policy own_rows on pluggy.jobs for select
  using (pluggy.is_own_job(key));
