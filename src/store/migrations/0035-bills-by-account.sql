-- Banks give bills of several cards of a person one id: a bill is known by its card and its id.

alter table pluggy.bills drop constraint bills_pkey, add constraint bills_pkey primary key (parent_id, id);
drop index pluggy.bills_by_account;
