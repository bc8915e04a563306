-- Who an account belongs to is stored encrypted, apart from the rest of Pluggy's object. What stood there in clear goes;
-- SQL has no key to encrypt it with, and the next sync of the connection brings it back.

alter table pluggy.accounts
  add column personal bytea,
  add column personal_digest bytea,
  add constraint accounts_personal_has_digest check ((personal is null) = (personal_digest is null));
comment on column pluggy.accounts.personal is 'The members owner and taxNumber of Pluggy''s object, encrypted under a key of ENCRYPTION_KEYS; null: there is no key.';
comment on column pluggy.accounts.personal_digest is 'Keyed digest of them, to tell whether they changed.';

update pluggy.accounts set raw = raw - 'owner' - 'taxNumber';
