-- What is read again when a bank was read again: not the whole account, but what came since the last read.

alter table pluggy.accounts add column read_from timestamptz;
comment on column pluggy.accounts.read_from is 'Transactions that Pluggy took in before this moment were read; later ones are asked for by the time of their creation.';
update pluggy.accounts set read_from = swept_at - interval '1 day' where swept_at is not null;
