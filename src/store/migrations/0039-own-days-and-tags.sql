-- What a person says of a transaction gets tags and a day of the person's own. What a rule of the person's put there stands in
-- columns of its own: so a rule can never change what the person set by hand, whatever comes first.

alter table pluggy.annotations
  add column tags text[],
  add column own_date date,
  add column rule_category_id text,
  add column rule_ignored boolean,
  add column rule_tags text[],
  add column rule_runs jsonb;

alter table pluggy.annotations
  drop constraint annotations_check,
  add constraint annotations_check check (
    num_nonnulls(category_id, note, ignored, tags, own_date, rule_category_id, rule_ignored, rule_tags) > 0);

comment on column pluggy.annotations.tags is 'Set by hand; null: not set, then those of rules count.';
comment on column pluggy.annotations.own_date is 'The day on which the person wants it counted, in place of the bank''s.';
comment on column pluggy.annotations.rule_category_id is 'Put there by a rule; counts where category_id is null. The same holds for rule_ignored and rule_tags.';
comment on column pluggy.annotations.rule_runs is 'Which run of a rule put what there: {"categoryId": run, "ignored": run, "tags": {tag: run}}; the id of the rule itself where the row got it as it came.';

-- Few rows have one, and every list of transactions asks for them.
create index annotations_own_dates on pluggy.annotations (user_id) where own_date is not null;
