-- Pluggy gives the movements of all investments of an item one time. A routine run may read those of some and leave the others to the next.

alter table pluggy.product_states add column parts jsonb;
comment on column pluggy.product_states.parts is
  'Of investmentTransactions: by investment, what Pluggy said of the product when its movements were last read (version), and a digest of its own numbers then (figures); null: not known.';
