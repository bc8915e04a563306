-- What somebody waits for comes first; items that nobody knows come last.

alter table pluggy.jobs add column rank smallint not null default 1;
alter table pluggy.jobs add constraint jobs_known_rank check (rank between 0 and 2);
comment on column pluggy.jobs.rank is '0: a person waits for it; 1: known items; 2: events for items that nobody knows. Less runs first.';
drop index pluggy.jobs_due;
create index jobs_due on pluggy.jobs (rank, run_at, id) where state = 'ready';
