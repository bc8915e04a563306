-- What Pluggy gives as the balance of a card is the used limit, which the comment did not say.

comment on column pluggy.accounts.balance is
  'In currency_code. Bank: funds. Card: the used limit, instalments to come included, positive = owed; what has to be paid is a bill''s total.';
