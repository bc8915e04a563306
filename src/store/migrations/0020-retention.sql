-- What is old is found by its time: by "replay --since", and when it is forgotten.
create index inbox_received on pluggy.inbox (received_at);
create index transactions_hidden on pluggy.transactions (deleted_at) where deleted_at is not null;
