-- Banks give bills of several cards of a person one id: what a bill was is known by its card and its id, like the bill itself.

alter table pluggy.list_versions add column parent_id uuid;
comment on column pluggy.list_versions.parent_id is
  'The account of a bill, the investment of a movement; null for what belongs to the item itself, and of bills from before that were of one of several cards.';

update pluggy.list_versions v set parent_id = t.parent_id
from (select item_id, id, min(parent_id::text)::uuid as parent_id from pluggy.bills group by item_id, id having count(*) = 1) t
where v.list = 'bills' and t.item_id = v.item_id and t.id = v.id;

update pluggy.list_versions v set parent_id = t.parent_id
from pluggy.investment_transactions t
where v.list = 'investmentTransactions' and t.id = v.id;
