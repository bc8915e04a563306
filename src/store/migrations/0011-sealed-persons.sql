-- What tells who somebody is stood in clear at three more places: telephone numbers (as a hash that could be undone with
-- the secret beside it), whose an investment is, and the codes of loans that have a tax number in them. It is encrypted
-- from now on. SQL has no key for what stands here already: the next use of a number, the next sync of a connection, or
-- npm run pluggy:v2:rotate-encryption sees to it.

alter table pluggy.users
  add column phone_sealed bytea,
  add column phone_index bytea,
  add constraint users_phone_has_index check ((phone_sealed is null) = (phone_index is null)),
  add constraint users_found_one_way check (phone_hash is null or phone_index is null);
comment on column pluggy.users.phone_hash is 'Of users from before phone_index, until the next use of their number: its HMAC-SHA256 under the secret "phone".';
comment on column pluggy.users.phone_sealed is 'The E.164 number, encrypted under a key of ENCRYPTION_KEYS.';
comment on column pluggy.users.phone_index is 'Four bytes that tell the key, and the number''s digest under it: finds the user of a number, and without the key tells nothing.';
create unique index users_by_phone on pluggy.users (phone_index) where phone_index is not null;

alter table pluggy.secrets
  alter column value drop not null,
  add column sealed bytea,
  add constraint secrets_clear_or_sealed check (num_nonnulls(value, sealed) = 1);
comment on column pluggy.secrets.sealed is 'The secret, encrypted under a key of ENCRYPTION_KEYS: the purpose "phone" alone.';
delete from pluggy.secrets where purpose = 'phone' and not exists (select from pluggy.users where phone_hash is not null);

alter table pluggy.investments
  add column personal bytea,
  add column personal_digest bytea,
  add constraint investments_personal_has_digest check ((personal is null) = (personal_digest is null));
comment on column pluggy.investments.personal is 'The members owner and debtor of Pluggy''s object, encrypted under a key of ENCRYPTION_KEYS; null: there is no key, or the row was not read since they are encrypted.';
comment on column pluggy.investments.personal_digest is 'Keyed digest of them, to tell whether they changed.';

alter table pluggy.loans
  add column personal bytea,
  add column personal_digest bytea,
  add constraint loans_personal_has_digest check ((personal is null) = (personal_digest is null));
comment on column pluggy.loans.personal is 'The member ipocCode of Pluggy''s object, which has the debtor''s tax number in it, encrypted under a key of ENCRYPTION_KEYS; null: as for investments.';
comment on column pluggy.loans.personal_digest is 'Keyed digest of it, to tell whether it changed.';
