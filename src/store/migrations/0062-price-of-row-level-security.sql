-- What a policy costs is paid where a statement names its table: PostgreSQL plans a subquery in a policy once for each such
-- place, and a page of transactions has twenty of them. The setting itself is read in less time than that, as long as few rows
-- are met. So the user stands in a subquery, looked up once a statement, only where rows are met by the thousand:
-- transactions. "coalesce" stays, for the planner, as everywhere (0032).
do $$
declare
  own constant text := $own$coalesce(user_id = current_setting('pluggy.user_id', true), false)$own$;
  name text;
begin
  foreach name in array '{accounts,audit,balances,bills,changes,consents,idempotent_answers,identities,inbox,
    investment_transactions,investments,items,list_versions,loans,passed_annotations,refused_objects,refused_rows,sessions,
    standings_due,transaction_versions,uncounted_accounts,webhook_deliveries}'::text[] loop
    execute format('alter policy own_rows on pluggy.%I using (%s)', name, own);
  end loop;
  foreach name in array '{account_choices,annotations,item_choices,rule_runs,rules}'::text[] loop
    execute format('alter policy own_rows on pluggy.%I using (%s) with check (%2$s)', name, own);
  end loop;
  foreach name in array '{changes,standings_due}'::text[] loop
    execute format('alter policy own_rows_added on pluggy.%I with check (%s)', name, own);
  end loop;
end $$;
