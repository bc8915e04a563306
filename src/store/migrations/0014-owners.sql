-- Whose a telephone number is when two of its forms had a user, and whose a connection is when it was given here.

alter table pluggy.users add column phone_led_to text references pluggy.users (id) on delete set null;
comment on column pluggy.users.phone_led_to is
  'Another user answers to this user''s number: a mobile number of Brazil was stored with and without its ninth digit. Null: the number leads here. Whoever the number led to keeps it; nothing of this user moved there.';
create index users_by_phone_led_to on pluggy.users (phone_led_to) where phone_led_to is not null;

alter table pluggy.items
  add column owner_given_at timestamptz,
  add constraint items_given_to_somebody check (owner_given_at is null or user_id is not null);
comment on column pluggy.items.user_id is
  'From the item''s clientUserId, or given here (owner_given_at); null: nobody''s, for the administrator alone.';
comment on column pluggy.items.owner_given_at is
  'When the item was given to user_id by the operator; null: user_id is what clientUserId says.';
