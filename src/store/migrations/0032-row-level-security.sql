-- Row-level security: what is read and written for a person (Database.asUser) sees that person's rows alone, whatever
-- the statement says. It binds every role but the owner of the tables; the owner migrates and, unless another role is
-- set up for that, works. Who may do what at all, is granted by src/store/roles.ts, since roles are the cluster's.
--
-- The user stands in a subquery, so that it is looked up once a statement and not once a row. A setting that is missing
-- or empty is nobody's: user ids have a character at least. Rows without a user belong to nobody, and nobody sees them.

alter table pluggy.account_choices enable row level security;
create policy own_rows on pluggy.account_choices
  using (user_id = (select current_setting('pluggy.user_id', true))) with check (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.accounts enable row level security;
create policy own_rows on pluggy.accounts for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.annotations enable row level security;
create policy own_rows on pluggy.annotations
  using (user_id = (select current_setting('pluggy.user_id', true))) with check (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.audit enable row level security;
create policy own_rows on pluggy.audit for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.balances enable row level security;
create policy own_rows on pluggy.balances for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.bills enable row level security;
create policy own_rows on pluggy.bills for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.consents enable row level security;
create policy own_rows on pluggy.consents for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.identities enable row level security;
create policy own_rows on pluggy.identities for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.inbox enable row level security;
create policy own_rows on pluggy.inbox for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.investment_transactions enable row level security;
create policy own_rows on pluggy.investment_transactions for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.investments enable row level security;
create policy own_rows on pluggy.investments for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.items enable row level security;
create policy own_rows on pluggy.items for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.list_versions enable row level security;
create policy own_rows on pluggy.list_versions for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.loans enable row level security;
create policy own_rows on pluggy.loans for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.passed_annotations enable row level security;
create policy own_rows on pluggy.passed_annotations for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.refused_objects enable row level security;
create policy own_rows on pluggy.refused_objects for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.refused_rows enable row level security;
create policy own_rows on pluggy.refused_rows for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.sessions enable row level security;
create policy own_rows on pluggy.sessions for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.transaction_versions enable row level security;
create policy own_rows on pluggy.transaction_versions for select
  using (user_id = (select current_setting('pluggy.user_id', true)));

alter table pluggy.transactions enable row level security;
create policy own_rows on pluggy.transactions for select
  using (user_id = (select current_setting('pluggy.user_id', true)));
-- held, never changed
create policy own_rows_locked on pluggy.transactions for update
  using (user_id = (select current_setting('pluggy.user_id', true))) with check (false);

alter table pluggy.users enable row level security;
create policy own_rows on pluggy.users for select
  using (id = (select current_setting('pluggy.user_id', true)));
-- held, never changed
create policy own_rows_locked on pluggy.users for update
  using (id = (select current_setting('pluggy.user_id', true))) with check (false);

-- Rows of an account or an item are seen by whoever sees that.

alter table pluggy.check_progress enable row level security;
create policy own_rows on pluggy.check_progress for select
  using (account_id in (select id from pluggy.accounts where user_id = (select current_setting('pluggy.user_id', true))));

alter table pluggy.month_checks enable row level security;
create policy own_rows on pluggy.month_checks for select
  using (account_id in (select id from pluggy.accounts where user_id = (select current_setting('pluggy.user_id', true))));

alter table pluggy.sweeps enable row level security;
create policy own_rows on pluggy.sweeps for select
  using (account_id in (select id from pluggy.accounts where user_id = (select current_setting('pluggy.user_id', true))));

alter table pluggy.transaction_links enable row level security;
create policy own_rows on pluggy.transaction_links for select
  using (account_id in (select id from pluggy.accounts where user_id = (select current_setting('pluggy.user_id', true))));

alter table pluggy.product_states enable row level security;
create policy own_rows on pluggy.product_states for select
  using (item_id in (select id from pluggy.items where user_id = (select current_setting('pluggy.user_id', true))));

alter table pluggy.reconciliations enable row level security;
create policy own_rows on pluggy.reconciliations for select
  using (item_id in (select id from pluggy.items where user_id = (select current_setting('pluggy.user_id', true))));

-- The key of an item's job is the item's id; other jobs are nobody's.

alter table pluggy.jobs enable row level security;
create policy own_rows on pluggy.jobs for select
  using (exists (select from pluggy.items i where i.user_id = (select current_setting('pluggy.user_id', true)) and i.id::text = key));
