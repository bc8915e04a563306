-- What the migrations make. Written by test/schema.db.test.ts; change the migrations, not this file.

-- A bank that knows only a day is passed on as midnight UTC: exactly that is that very day, anything else is São Paulo's day.
-- function pluggy.calendar_day(timestamp with time zone) returns date

-- The cluster, its timeline, the database in it and the table of the sequence in that: another one after a failover, a restore that makes the tables or an upgrade of PostgreSQL. Null where the server does not say.
-- function pluggy.incarnation() returns text

-- A time without a zone, or a day without a time, is one of UTC, whatever the session's zone. Fails where the text is no time.
-- function pluggy.instant(text) returns timestamp with time zone

-- pluggy.instant, and -infinity where the text is no time.
-- function pluggy.instant_or_never(text) returns timestamp with time zone

-- The same, and null where the text is no time that exists.
-- function pluggy.instant_or_null(text) returns timestamp with time zone

-- Whether the account is that of the user for whom the transaction runs.
-- function pluggy.is_own_account(uuid) returns boolean

-- Whether the item is that of the user for whom the transaction runs.
-- function pluggy.is_own_item(uuid) returns boolean

-- Whether the job is one of an item of the user for whom the transaction runs. Other jobs are nobody's.
-- function pluggy.is_own_job(text) returns boolean

-- The same, and null for what only stands in for a day, such as the year 1.
-- function pluggy.local_day(timestamp with time zone) returns date

-- Notes all accounts of these users, and that they are to be decided on: which of them count and which are another one's double depends on all of them.
-- function pluggy.note_accounts_of(text[]) returns void

-- Notes each row of noted_rows. Arguments: the kind, the column of its id, the column of its account or nothing.
-- function pluggy.note_rows() returns trigger

-- Notes the accounts of a user where something decides anew which of them count, and transactions whose sign changes.
-- function pluggy.note_standings() returns trigger

-- Notes whose accounts are to be decided on since a consent has changed; the change itself is noted as one of the consent.
-- function pluggy.note_standings_by_consents() returns trigger

-- Notes the transactions whose suggested predecessor came, went or was refused.
-- function pluggy.note_suggestions() returns trigger

-- Notes the rows that differ, for the user of before too. Arguments: as note_rows; the columns of the key; those that are compared; members of raw that are not.
-- function pluggy.note_updates() returns trigger

-- Numbers what was committed and has no number; answers the last number.
-- function pluggy.number_changes(timestamp with time zone) returns bigint

-- Says for whom the transaction reads. Of a person who waits to be erased it reads as for nobody: row-level security shows nothing.
-- function pluggy.read_for(text) returns void

-- What a person set of an account. Nothing set: no row.
create table pluggy.account_choices (
  account_id uuid not null,
  user_id text not null,
  counting text,
  alias text,
  changed_at timestamp with time zone not null,
  counting_at timestamp with time zone,
  constraint account_choices_account_id_fkey FOREIGN KEY (account_id) references pluggy.accounts(id) ON DELETE CASCADE,
  constraint account_choices_check CHECK (num_nonnulls(counting, alias) > 0),
  constraint account_choices_counting_check CHECK (counting = ANY (ARRAY['counts'::text, 'apart'::text, 'not'::text])),
  constraint account_choices_pkey PRIMARY KEY (account_id, user_id),
  constraint account_choices_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id) ON DELETE CASCADE
);
-- counting: counts, not: whether totals count it. apart: they count it although another account that seems to be the same counts.
-- alias: The person's own name of it.
-- counting_at: When counting became what it is; null: nothing is chosen.
create index account_choices_by_user on pluggy.account_choices using btree (user_id);
-- policy own_rows for all
-- trigger note_deletes: pluggy.note_rows
-- trigger note_inserts: pluggy.note_rows
-- trigger note_standings_deletes: pluggy.note_standings
-- trigger note_standings_inserts: pluggy.note_standings
-- trigger note_standings_updates: pluggy.note_standings
-- trigger note_updates: pluggy.note_updates

create table pluggy.accounts (
  id uuid not null,
  item_id uuid not null,
  user_id text,
  type text not null,
  balance numeric,
  currency_code text,
  raw jsonb not null,
  first_seen_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  swept_at timestamp with time zone,
  deleted_at timestamp with time zone,
  swept_rows bigint,
  personal bytea,
  personal_digest bytea,
  read_from timestamp with time zone,
  documents_clear_after uuid,
  rows_version bigint,
  rows_read_at timestamp with time zone,
  reads_count_from timestamp with time zone,
  constraint accounts_item_id_fkey FOREIGN KEY (item_id) references pluggy.items(id),
  constraint accounts_personal_has_digest CHECK ((personal IS NULL) = (personal_digest IS NULL)),
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id)
);
-- balance: In currency_code. Bank: funds. Card: the used limit, instalments to come included, positive = owed; what has to be paid is a bill's total.
-- swept_at: When all transactions of the account were last read from the first to the last page.
-- swept_rows: How many rows the read of swept_at got from Pluggy. A row that moved to a later page meanwhile counts twice.
-- personal: The members owner and taxNumber of Pluggy's object, encrypted under a key of ENCRYPTION_KEYS; null: there is no key.
-- personal_digest: Keyed digest of them, to tell whether they changed.
-- read_from: Transactions that Pluggy took in before this moment were read; later ones are asked for by the time of their creation.
-- documents_clear_after: Transactions with greater ids may have documents in clear, from before they were encrypted; null: none has.
-- rows_version: Digest of Pluggy's account as it was when its transactions were last read; null: it is not known what it was, and they are read.
-- rows_read_at: When the transactions were last read, those of the last weeks or all of them.
-- reads_count_from: Somebody asked then for all of the account to be read: a read from end to end that began before does not count.
create index accounts_by_item on pluggy.accounts using btree (item_id);
create index accounts_by_user on pluggy.accounts using btree (user_id);
create index accounts_in_clear on pluggy.accounts using btree (id) where (documents_clear_after is not null);
-- policy own_rows for select
-- trigger note_inserts: pluggy.note_rows
-- trigger note_standings_inserts: pluggy.note_standings
-- trigger note_standings_updates: pluggy.note_standings
-- trigger note_updates: pluggy.note_updates

-- What a person says of a transaction. It stands at the newest of linked rows. Nothing said: no row.
create table pluggy.annotations (
  account_id uuid not null,
  transaction_id uuid not null,
  user_id text not null,
  category_id text,
  note text,
  ignored boolean,
  changed_at timestamp with time zone not null,
  tags text[],
  own_date date,
  rule_category_id text,
  rule_ignored boolean,
  rule_tags text[],
  rule_runs jsonb,
  constraint annotations_account_id_fkey FOREIGN KEY (account_id) references pluggy.accounts(id) ON DELETE CASCADE,
  constraint annotations_check CHECK (num_nonnulls(category_id, note, ignored, tags, own_date, rule_category_id, rule_ignored, rule_tags) > 0),
  constraint annotations_pkey PRIMARY KEY (account_id, transaction_id, user_id),
  constraint annotations_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id) ON DELETE CASCADE
);
-- category_id: One of Pluggy's categories.
-- tags: Set by hand; null: not set, then those of rules count.
-- own_date: The day on which the person wants it counted, in place of the bank's.
-- rule_category_id: Put there by a rule; counts where category_id is null. The same holds for rule_ignored and rule_tags.
-- rule_runs: What rules put there, the oldest first: [{"rule": id, "run": id or null, "categoryId"?, "ignored"?, "tags"?}]; of category and ignored the last one counts, of tags all. run: null where the row got it as it came.
create index annotations_by_user on pluggy.annotations using btree (user_id);
create index annotations_own_dates on pluggy.annotations using btree (user_id) where (own_date is not null);
-- policy own_rows for all
-- trigger note_deletes: pluggy.note_rows
-- trigger note_inserts: pluggy.note_rows
-- trigger note_updates: pluggy.note_updates

-- API keys that were made while the service runs; those of API_KEYS are not among them.
create table pluggy.api_keys (
  id uuid not null,
  name text not null,
  digest bytea not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_keys_digest_key UNIQUE (digest),
  constraint api_keys_name_check CHECK (char_length(name) >= 1 AND char_length(name) <= 100),
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_scopes_check CHECK (cardinality(scopes) > 0 AND scopes <@ '{read,write,admin}'::text[])
);
-- digest: SHA-256 of the key, which has 256 random bits: no digest leads back to it.
-- created_by: As actor in pluggy.audit.
-- last_used_at: To the minute.
-- revoked_at: The row stays, so that the audit's actors keep their names.

-- What was done and what was refused, by whom. What happens again within a minute is counted in one row.
create table pluggy.audit (
  id uuid not null,
  at timestamp with time zone not null,
  until timestamp with time zone not null,
  action text not null,
  actor text,
  user_id text,
  subject text,
  network cidr,
  count integer not null,
  operation text,
  outcome text not null default 'done'::text,
  reason text,
  constraint audit_outcome_check CHECK (outcome = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text])),
  constraint audit_pkey PRIMARY KEY (id)
);
-- until: When it happened last, of those that are counted here.
-- actor: "key:" and the first 8 hexadecimal digits of an API key's SHA-256, "session:" and its id, "command", or null: a stranger.
-- user_id: Whose data it is about; null where none is, or where only a stranger says so.
-- subject: Of a connection or a session its id, of a refusal its code.
-- network: The caller's address cut to /24 (IPv6: /48).
-- operation: The operation of the API, as docs/openapi.json names it; null where none began.
-- outcome: "refused": it was not allowed or not possible. "failed": a fault came between, and it may have been done or not.
-- reason: The error code of what was not done.
create index audit_by_actor on pluggy.audit using btree (actor, at) where (actor is not null);
create index audit_by_time on pluggy.audit using btree (at);
create index audit_by_user on pluggy.audit using btree (user_id, at) where (user_id is not null);
-- policy own_rows for select

-- What an account's figures were: one row for each time that one of them was different. Amounts in currency_code.
create table pluggy.balances (
  account_id uuid not null,
  at timestamp with time zone not null,
  user_id text,
  as_of timestamp with time zone,
  currency_code text,
  balance numeric,
  closing_balance numeric,
  automatically_invested_balance numeric,
  overdraft_contracted_limit numeric,
  overdraft_used_limit numeric,
  unarranged_overdraft_amount numeric,
  credit_limit numeric,
  available_credit_limit numeric,
  minimum_payment numeric,
  balance_foreign_currency numeric,
  constraint balances_account_id_fkey FOREIGN KEY (account_id) references pluggy.accounts(id),
  constraint balances_pkey PRIMARY KEY (account_id, at),
  constraint balances_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id)
);
-- at: When this service read it.
-- as_of: Pluggy's updatedAt of the account.
create index balances_by_user on pluggy.balances using btree (user_id);
-- policy own_rows for select

create table pluggy.bills (
  id uuid not null,
  item_id uuid not null,
  parent_id uuid not null,
  user_id text,
  total_amount numeric default 
CASE
    WHEN (jsonb_typeof((raw -> 'totalAmount'::text)) = 'number'::text) THEN ((raw ->> 'totalAmount'::text))::numeric
    ELSE NULL::numeric
END,
  raw jsonb not null,
  first_seen_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  constraint bills_item_id_fkey FOREIGN KEY (item_id) references pluggy.items(id),
  constraint bills_parent_id_fkey FOREIGN KEY (parent_id) references pluggy.accounts(id),
  constraint bills_pkey PRIMARY KEY (parent_id, id),
  constraint bills_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id)
);
-- parent_id: The card's account.
-- total_amount: In raw's totalAmountCurrencyCode; positive = owed.
create index bills_by_item on pluggy.bills using btree (item_id);
-- policy own_rows for select
-- trigger note_inserts: pluggy.note_rows
-- trigger note_updates: pluggy.note_updates

-- Calls at Pluggy by endpoint and minute, all processes together.
create table pluggy.call_counts (
  minute timestamp with time zone not null,
  endpoint text not null,
  calls integer not null,
  refused integer not null,
  failed integer not null,
  held_back integer not null,
  constraint call_counts_pkey PRIMARY KEY (minute, endpoint)
);
-- calls: Requests that were sent, repetitions included.
-- refused: Of them, answered with 429.
-- failed: Of them, without a usable answer or answered with 5xx.
-- held_back: Requests that were not sent, because of the pace, a 429 before, or a pause.

-- One row per outgoing address and operation of Pluggy's API that was called from it, and "*" for Pluggy as a whole. Times are this database's own, lest the clocks of several machines differ. A row that nobody needed for a day is forgotten.
create table pluggy.call_gates (
  endpoint text not null,
  next_at timestamp with time zone not null,
  closed_until timestamp with time zone,
  failures integer not null default 0,
  pauses integer not null default 0,
  paused_until timestamp with time zone,
  probe_until timestamp with time zone,
  reason text,
  egress text not null default 'default'::text,
  constraint call_gates_check CHECK ((failures > 0) = (reason IS NOT NULL)),
  constraint call_gates_check1 CHECK (paused_until IS NULL OR pauses > 0),
  constraint call_gates_egress_check CHECK (egress <> ''::text),
  constraint call_gates_endpoint_check CHECK (endpoint <> ''::text),
  constraint call_gates_failures_check CHECK (failures >= 0),
  constraint call_gates_pauses_check CHECK (pauses >= 0),
  constraint call_gates_pkey PRIMARY KEY (egress, endpoint)
);
-- next_at: When the next call would be due at an even pace; how far it is ahead of now is how much was sent at once.
-- closed_until: Pluggy answered 429 and asked to wait until then.
-- failures: Failures in a row: no usable answer, or a 5xx. Any answer sets it back to 0.
-- pauses: Pauses in a row; each is longer than the one before.
-- paused_until: No call until then; afterwards one, the probe, whose answer ends the state.
-- probe_until: A probe is under way; after this time it counts as lost.
-- reason: Kind of the last failure.
-- egress: The outgoing address, by the EGRESS_NAME of the processes that call from it; "default": without one.

-- Pluggy's categories of transactions, with their names in English and Portuguese.
create table pluggy.categories (
  id text not null,
  position integer not null,
  raw jsonb not null,
  changed_at timestamp with time zone not null,
  constraint categories_pkey PRIMARY KEY (id)
);

-- One row: how far the log of changes is numbered. Whoever gives numbers locks it.
create table pluggy.change_sequence (
  is_only boolean not null default true,
  last bigint not null default 0,
  forgotten bigint not null default 0,
  incarnation text,
  lost int8multirange not null default '{}'::int8multirange,
  constraint change_sequence_is_only_check CHECK (is_only),
  constraint change_sequence_pkey PRIMARY KEY (is_only)
);
-- forgotten: Entries up to this number are no longer kept.
-- incarnation: The server and its history in which the last numbers were given; see pluggy.incarnation.
-- lost: Numbers that an earlier incarnation may have given to changes that this one does not have.

-- Which objects changed, not how: one row for each written page. No foreign keys: an entry outlives what it names.
create table pluggy.changes (
  id bigint generated always as identity not null,
  sequence bigint,
  user_id text not null,
  kind text not null,
  account_id uuid,
  ids uuid[] not null,
  numbered_at timestamp with time zone,
  constraint changes_kind_check CHECK (kind = ANY (ARRAY['item'::text, 'account'::text, 'transaction'::text, 'bill'::text, 'investment'::text, 'investmentTransaction'::text, 'loan'::text, 'identity'::text, 'consent'::text, 'annotation'::text, 'user'::text])),
  constraint changes_name_account CHECK ((account_id IS NOT NULL) = (kind = ANY (ARRAY['transaction'::text, 'bill'::text, 'annotation'::text]))),
  constraint changes_numbered CHECK ((sequence IS NULL) = (numbered_at IS NULL)),
  constraint changes_pkey PRIMARY KEY (id),
  constraint changes_say_what CHECK ((kind = 'user'::text) = (ids = '{}'::uuid[]))
);
-- sequence: Its place in the order in which changes are read; null: not numbered yet, and read by nobody.
-- kind: user: the person was erased, and has no entry older than this one.
-- account_id: Of transactions, their annotations and bills, which are known by their account and their id.
-- ids: Of an identity the item's id, of an annotation the transaction's.
create unique index changes_by_sequence on pluggy.changes using btree (sequence) where (sequence is not null);
create index changes_by_user on pluggy.changes using btree (user_id, sequence);
create index changes_waiting on pluggy.changes using btree (id) where (sequence is null);
-- policy own_rows for select
-- policy own_rows_added for insert

-- Comparisons that made way for other work: where they go on, and the digests of the pages read.
create table pluggy.check_progress (
  account_id uuid not null,
  item_version text not null,
  saved_at timestamp with time zone not null,
  after text not null,
  months jsonb not null,
  constraint check_progress_account_id_fkey FOREIGN KEY (account_id) references pluggy.accounts(id),
  constraint check_progress_pkey PRIMARY KEY (account_id)
);
-- policy own_rows for select

-- The banks that can be connected, as Pluggy last listed them.
create table pluggy.connectors (
  id integer not null,
  position integer not null,
  raw jsonb not null,
  changed_at timestamp with time zone not null,
  constraint connectors_pkey PRIMARY KEY (id)
);

-- Of which ends of consents the endpoints were told, so that each step is told once.
create table pluggy.consent_notices (
  item_id uuid not null,
  ends_on date not null,
  days integer not null,
  told_at timestamp with time zone not null,
  constraint consent_notices_pkey PRIMARY KEY (item_id, ends_on, days)
);
-- days: The step: 30, 7 or 1 days before the end.
-- policy own_rows for select

create table pluggy.consents (
  id uuid not null,
  item_id uuid not null,
  parent_id uuid,
  user_id text,
  raw jsonb not null,
  first_seen_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  constraint consents_item_id_fkey FOREIGN KEY (item_id) references pluggy.items(id),
  constraint consents_pkey PRIMARY KEY (id),
  constraint consents_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id)
);
create index consents_by_item on pluggy.consents using btree (item_id);
-- policy own_rows for select
-- trigger note_inserts: pluggy.note_rows
-- trigger note_standings_inserts: pluggy.note_standings_by_consents
-- trigger note_standings_updates: pluggy.note_standings_by_consents
-- trigger note_updates: pluggy.note_updates

-- The keys under which members of rows are encrypted in place, themselves encrypted under a key of ENCRYPTION_KEYS. A change of ENCRYPTION_KEYS encrypts these anew and no row.
create table pluggy.data_keys (
  number smallint generated always as identity not null,
  sealed bytea not null,
  created_at timestamp with time zone not null,
  constraint data_keys_number_check CHECK (number >= 1 AND number <= 255),
  constraint data_keys_pkey PRIMARY KEY (number)
);

-- Items of erased persons. Events about them are acknowledged and not stored, and no read of them is.
create table pluggy.erased_items (
  digest bytea not null,
  erasure_id uuid not null,
  sealed bytea,
  was_stored boolean not null,
  erased_at timestamp with time zone not null,
  constraint erased_items_erasure_id_fkey FOREIGN KEY (erasure_id) references pluggy.erasures(id),
  constraint erased_items_pkey PRIMARY KEY (digest)
);
-- digest: HMAC of the item's id under the secret "erasure".
-- sealed: The id, encrypted under the same secret, until Pluggy has ended the item.
-- was_stored: False: only an event named it as the person's. Pluggy is asked whose it is before it is ended.
create index erased_items_waiting on pluggy.erased_items using btree (erasure_id) where (sealed is not null);

-- One row, the receipt, for each person who was erased. Nothing in it tells who it was.
create table pluggy.erasures (
  id uuid not null,
  state text not null default 'running'::text,
  user_sealed bytea,
  user_digest bytea,
  requested_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  attempts integer not null default 0,
  erased_items integer not null default 0,
  erased_accounts integer not null default 0,
  erased_transactions integer not null default 0,
  erased_rows bigint not null default 0,
  constraint erasures_attempts_check CHECK (attempts >= 0),
  constraint erasures_check CHECK ((state = 'done'::text) = (finished_at IS NOT NULL)),
  constraint erasures_check1 CHECK (state = 'running'::text OR user_sealed IS NULL),
  constraint erasures_check2 CHECK (state <> 'done'::text OR user_digest IS NULL),
  constraint erasures_pkey PRIMARY KEY (id),
  constraint erasures_state_check CHECK (state = ANY (ARRAY['running'::text, 'waiting_for_pluggy'::text, 'done'::text]))
);
-- id: The receipt's id, which is told to whoever asked for the erasure.
-- user_sealed: The user's id, encrypted under the secret "erasure", until the rows are gone.
-- user_digest: Its keyed digest, until all is done: finds the erasure that is under way.
-- attempts: How often Pluggy was asked to end items and did not end all of them.
-- erased_rows: Of all tables together, the three other counts among them.
create unique index erasures_under_way on pluggy.erasures using btree (user_digest) where (user_digest is not null);

-- Answers to requests with an Idempotency-Key, for 24 hours. Secrets that are shown once are left out.
create table pluggy.idempotent_answers (
  id bytea not null,
  user_id text,
  body_digest bytea not null,
  status smallint,
  answer text,
  begun_at timestamp with time zone not null,
  constraint idempotent_answers_check CHECK ((status IS NULL) = (answer IS NULL)),
  constraint idempotent_answers_pkey PRIMARY KEY (id)
);
-- id: SHA-256 of the caller, the operation, the address and the key.
-- body_digest: SHA-256 of the key and the body: without the key, which is not stored, nobody can guess the body.
-- status: Null: the request is under way.
create index idempotent_answers_by_time on pluggy.idempotent_answers using btree (begun_at);
create index idempotent_answers_by_user on pluggy.idempotent_answers using btree (user_id) where (user_id is not null);
-- policy own_rows for select

create table pluggy.identities (
  item_id uuid not null,
  user_id text,
  sealed bytea not null,
  digest bytea not null,
  first_seen_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  constraint identities_item_id_fkey FOREIGN KEY (item_id) references pluggy.items(id),
  constraint identities_pkey PRIMARY KEY (item_id),
  constraint identities_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id)
);
-- sealed: Pluggy's identity object, encrypted under a key of ENCRYPTION_KEYS.
-- digest: Keyed digest of the object, to tell whether it changed.
-- policy own_rows for select
-- trigger note_inserts: pluggy.note_rows
-- trigger note_updates: pluggy.note_updates

-- Every webhook that was acknowledged, once per event; unsettled rows are hints that a sync still has to act on.
create table pluggy.inbox (
  id bigint generated always as identity not null,
  event_id text not null,
  event text not null,
  item_id uuid,
  user_id text,
  body jsonb,
  received_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  outcome text,
  bytes bytea,
  constraint inbox_check CHECK ((settled_at IS NULL) = (outcome IS NULL)),
  constraint inbox_event_id_key UNIQUE (event_id),
  constraint inbox_outcome_check CHECK (outcome = ANY (ARRAY['applied'::text, 'unknown-item'::text, 'other-client'::text, 'no-work'::text, 'unreadable'::text])),
  constraint inbox_pkey PRIMARY KEY (id),
  constraint inbox_something_kept CHECK (body IS NOT NULL OR bytes IS NOT NULL)
);
-- event: The name that the delivery gives; empty where it gives none.
-- body: The delivery as JSON; null where it is none, or none that jsonb can hold.
-- bytes: The delivery as it came, where body does not say all of it: no JSON, wrong UTF-8, NUL, numbers or nesting beyond jsonb.
create index inbox_received on pluggy.inbox using btree (received_at);
create index inbox_unreadable on pluggy.inbox using btree (received_at) where (outcome = 'unreadable'::text);
create index inbox_unsettled on pluggy.inbox using btree (item_id, id) where (settled_at is null);
-- policy own_rows for select

create table pluggy.investment_transactions (
  id uuid not null,
  item_id uuid not null,
  parent_id uuid not null,
  user_id text,
  amount numeric default 
CASE
    WHEN (jsonb_typeof((raw -> 'amount'::text)) = 'number'::text) THEN ((raw ->> 'amount'::text))::numeric
    ELSE NULL::numeric
END,
  raw jsonb not null,
  first_seen_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  constraint investment_transactions_item_id_fkey FOREIGN KEY (item_id) references pluggy.items(id),
  constraint investment_transactions_parent_id_fkey FOREIGN KEY (parent_id) references pluggy.investments(id),
  constraint investment_transactions_pkey PRIMARY KEY (id),
  constraint investment_transactions_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id)
);
-- parent_id: The investment that moved.
-- amount: In the investment's currency, as Pluggy gives it.
create index investment_transactions_by_investment on pluggy.investment_transactions using btree (parent_id);
create index investment_transactions_by_item on pluggy.investment_transactions using btree (item_id);
-- policy own_rows for select
-- trigger note_inserts: pluggy.note_rows
-- trigger note_updates: pluggy.note_updates

create table pluggy.investments (
  id uuid not null,
  item_id uuid not null,
  parent_id uuid,
  user_id text,
  balance numeric default 
CASE
    WHEN (jsonb_typeof((raw -> 'balance'::text)) = 'number'::text) THEN ((raw ->> 'balance'::text))::numeric
    ELSE NULL::numeric
END,
  raw jsonb not null,
  first_seen_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  personal bytea,
  personal_digest bytea,
  pending jsonb,
  pending_since timestamp with time zone,
  pending_job bigint,
  constraint investments_item_id_fkey FOREIGN KEY (item_id) references pluggy.items(id),
  constraint investments_pending_whole CHECK ((pending IS NULL) = (pending_since IS NULL) AND (pending IS NULL) = (pending_job IS NULL)),
  constraint investments_personal_has_digest CHECK ((personal IS NULL) = (personal_digest IS NULL)),
  constraint investments_pkey PRIMARY KEY (id),
  constraint investments_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id)
);
-- balance: Net, in raw's currencyCode.
-- personal: The members owner and debtor of Pluggy's object, encrypted under a key of ENCRYPTION_KEYS; null: there is no key, or the row was not read since they are encrypted.
-- personal_digest: Keyed digest of them, to tell whether they changed.
-- pending: Pluggy said once that all of it was withdrawn. The value before is shown until another run reads the same.
-- pending_job: The job that read it: a second reading is one of another job.
create index investments_by_item on pluggy.investments using btree (item_id);
-- policy own_rows for select
-- trigger note_inserts: pluggy.note_rows
-- trigger note_updates: pluggy.note_updates

-- The person's own name of a connection, and what Pluggy last said when the person asked for it to be read.
create table pluggy.item_choices (
  item_id uuid not null,
  user_id text not null,
  alias text,
  refresh_refused text,
  refresh_refused_at timestamp with time zone,
  refresh_allowed_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  constraint item_choices_item_id_fkey FOREIGN KEY (item_id) references pluggy.items(id) ON DELETE CASCADE,
  constraint item_choices_pkey PRIMARY KEY (item_id, user_id),
  constraint item_choices_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id) ON DELETE CASCADE
);
-- refresh_refused: A code of docs/errors.md; null: Pluggy read it.
-- refresh_allowed_at: When Pluggy will not refuse any more, where it said so.
create index item_choices_by_user on pluggy.item_choices using btree (user_id);
-- policy own_rows for all
-- trigger note_deletes: pluggy.note_rows
-- trigger note_inserts: pluggy.note_rows
-- trigger note_updates: pluggy.note_updates

create table pluggy.items (
  id uuid not null,
  user_id text,
  client_id text not null,
  status text not null,
  raw jsonb not null,
  first_seen_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  missing_since timestamp with time zone,
  deleted_at timestamp with time zone,
  sync_state text not null default 'never'::text,
  sync_started_at timestamp with time zone,
  sync_finished_at timestamp with time zone,
  sync_rows_read bigint,
  sync_error text,
  sync_report jsonb,
  reconcile_after timestamp with time zone,
  reconciled_at timestamp with time zone,
  owner_given_at timestamp with time zone,
  auto_sync boolean not null default COALESCE(((raw ->> 'autoSyncDisabledAt'::text) !~ '^(19|20|21)\d\d-[01]\d-[0-3]\d'::text), true),
  constraint items_check CHECK ((sync_state = 'failed'::text) = (sync_error IS NOT NULL)),
  constraint items_check1 CHECK (sync_state <> 'done'::text OR sync_finished_at IS NOT NULL),
  constraint items_given_to_somebody CHECK (owner_given_at IS NULL OR user_id IS NOT NULL),
  constraint items_pkey PRIMARY KEY (id),
  constraint items_sync_state_check CHECK (sync_state = ANY (ARRAY['never'::text, 'running'::text, 'done'::text, 'failed'::text])),
  constraint items_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id)
);
-- user_id: From the item's clientUserId, or given here (owner_given_at); null: nobody's, for the administrator alone.
-- missing_since: Pluggy answered 404 once; a second 404 is believed.
-- sync_error: Code from docs/errors.md, never a message.
-- reconcile_after: Not before this time is the item compared with Pluggy; null: no time was drawn yet.
-- reconciled_at: When everything of the item was last found equal to Pluggy's, or made so.
-- owner_given_at: When the item was given to user_id by the operator; null: user_id is what clientUserId says.
-- auto_sync: False: raw's autoSyncDisabledAt is a time; Pluggy reads the item only when it is asked to.
create index items_by_first_seen on pluggy.items using btree (first_seen_at, id) where (deleted_at is null);
create index items_by_reconcile on pluggy.items using btree (reconcile_after nulls first);
create index items_by_user on pluggy.items using btree (user_id, first_seen_at) where (deleted_at is null);
-- policy own_rows for select
-- trigger note_inserts: pluggy.note_rows
-- trigger note_standings_updates: pluggy.note_standings
-- trigger note_updates: pluggy.note_updates

-- Work to do. ready -> running -> deleted (done), a new ready row (again, retry, handed back, worker lost), or dead. A row is leased at most once: what goes back to the queue is a new row with a new id, so id and worker are the fencing token of a run.
create table pluggy.jobs (
  id bigint generated always as identity not null,
  kind text not null,
  key text not null,
  serial text not null,
  payload jsonb not null default '{}'::jsonb,
  state text not null default 'ready'::text,
  run_at timestamp with time zone not null,
  attempts integer not null default 0,
  max_attempts integer not null,
  lease_until timestamp with time zone,
  worker bigint,
  last_error text,
  created_at timestamp with time zone not null,
  rank smallint not null default 1,
  constraint jobs_attempts_in_budget CHECK (attempts >= 0 AND attempts <= max_attempts),
  constraint jobs_dead_has_a_reason CHECK (state <> 'dead'::text OR last_error IS NOT NULL),
  constraint jobs_known_rank CHECK (rank >= 0 AND rank <= 2),
  constraint jobs_known_state CHECK (state = ANY (ARRAY['ready'::text, 'running'::text, 'dead'::text])),
  constraint jobs_leased_only_while_running CHECK ((state = 'running'::text) = (worker IS NOT NULL) AND (state = 'running'::text) = (lease_until IS NOT NULL)),
  constraint jobs_named CHECK (kind <> ''::text AND key <> ''::text AND serial <> ''::text),
  constraint jobs_payload_is_object CHECK (jsonb_typeof(payload) = 'object'::text),
  constraint jobs_pkey PRIMARY KEY (id),
  constraint jobs_ready_has_attempts_left CHECK (state <> 'ready'::text OR attempts < max_attempts),
  constraint jobs_running_counts_an_attempt CHECK (state <> 'running'::text OR attempts > 0)
);
-- key: What is to be worked on. Requests of one kind and key melt into one ready row; a running row is never touched by them.
-- serial: At most one row of a serial runs at a time. By default a job's own kind and key.
-- payload: The latest request's payload replaces an earlier one that still waits.
-- run_at: ready: not before this time; dead: when it was given up.
-- attempts: Runs started since the last request, the present one included.
-- lease_until: running: the time until which the worker has promised to report; afterwards anybody may take the job over.
-- worker: running: the id of the worker session, which is also the key of the session advisory lock that it holds as long as it lives.
-- last_error: Class and code of the last failure; no message, no personal data.
-- rank: 0: a person waits for it; 1: known items; 2: events for items that nobody knows. Less runs first.
create index jobs_due on pluggy.jobs using btree (rank, run_at, id) where (state = 'ready'::text);
create unique index jobs_one_dead_per_key on pluggy.jobs using btree (kind, key) where (state = 'dead'::text);
create unique index jobs_one_ready_per_key on pluggy.jobs using btree (kind, key) where (state = 'ready'::text);
create unique index jobs_one_running_per_serial on pluggy.jobs using btree (serial) where (state = 'running'::text);
create index jobs_ready_by_serial on pluggy.jobs using btree (serial) where (state = 'ready'::text);
-- policy own_rows for select

create table pluggy.list_reads (
  name text not null,
  read_at timestamp with time zone not null,
  constraint list_reads_name_check CHECK (name = ANY (ARRAY['connectors'::text, 'categories'::text])),
  constraint list_reads_pkey PRIMARY KEY (name)
);

-- The same of the other lists of an item. A row of an investment or a loan keeps the members that stood apart (personal) as they were encrypted then.
create table pluggy.list_versions (
  list text not null,
  id uuid not null,
  number bigint generated always as identity not null,
  item_id uuid not null,
  user_id text,
  raw jsonb not null,
  personal bytea,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  replaced_at timestamp with time zone not null,
  reason text not null,
  parent_id uuid,
  constraint list_versions_item_id_fkey FOREIGN KEY (item_id) references pluggy.items(id) ON DELETE CASCADE,
  constraint list_versions_list_check CHECK (list = ANY (ARRAY['bills'::text, 'investments'::text, 'investmentTransactions'::text, 'loans'::text, 'consents'::text])),
  constraint list_versions_pkey PRIMARY KEY (list, id, number),
  constraint list_versions_reason_check CHECK (reason = ANY (ARRAY['changed'::text, 'not_listed'::text])),
  constraint list_versions_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id)
);
-- parent_id: The account of a bill, the investment of a movement; null for what belongs to the item itself, and of bills from before that were of one of several cards.
create index list_versions_by_item on pluggy.list_versions using btree (item_id);
create index list_versions_personal on pluggy.list_versions using btree (number) where (personal is not null);
-- policy own_rows for select

create table pluggy.loans (
  id uuid not null,
  item_id uuid not null,
  parent_id uuid,
  user_id text,
  contract_amount numeric default 
CASE
    WHEN (jsonb_typeof((raw -> 'contractAmount'::text)) = 'number'::text) THEN ((raw ->> 'contractAmount'::text))::numeric
    ELSE NULL::numeric
END,
  raw jsonb not null,
  first_seen_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  personal bytea,
  personal_digest bytea,
  constraint loans_item_id_fkey FOREIGN KEY (item_id) references pluggy.items(id),
  constraint loans_personal_has_digest CHECK ((personal IS NULL) = (personal_digest IS NULL)),
  constraint loans_pkey PRIMARY KEY (id),
  constraint loans_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id)
);
-- contract_amount: In raw's currencyCode.
-- personal: The member ipocCode of Pluggy's object, which has the debtor's tax number in it, encrypted under a key of ENCRYPTION_KEYS; null: as for investments.
-- personal_digest: Keyed digest of it, to tell whether it changed.
create index loans_by_item on pluggy.loans using btree (item_id);
-- policy own_rows for select
-- trigger note_inserts: pluggy.note_rows
-- trigger note_updates: pluggy.note_updates

create table pluggy.migrations (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null,
  constraint migrations_pkey PRIMARY KEY (number)
);

-- Transactions of a month at Pluggy and here, as the last comparison left them: count, and sum of a digest of each row.
create table pluggy.month_checks (
  account_id uuid not null,
  month text not null,
  rows_there integer not null,
  checksum_there numeric not null,
  rows_here integer not null,
  checksum_here numeric not null,
  changed_at timestamp with time zone not null,
  constraint month_checks_account_id_fkey FOREIGN KEY (account_id) references pluggy.accounts(id),
  constraint month_checks_pkey PRIMARY KEY (account_id, month)
);
-- month: The first seven characters of Pluggy's date, such as 2026-11: a month in UTC.
-- policy own_rows for select

-- What a person said of a row whose account or connection has ended was said of this row of the same account through another connection as well. Never twice.
create table pluggy.passed_annotations (
  from_account_id uuid not null,
  from_id uuid not null,
  user_id text not null,
  to_account_id uuid not null,
  to_id uuid not null,
  passed_at timestamp with time zone not null,
  constraint passed_annotations_from_account_id_fkey FOREIGN KEY (from_account_id) references pluggy.accounts(id) ON DELETE CASCADE,
  constraint passed_annotations_pkey PRIMARY KEY (from_account_id, from_id, user_id),
  constraint passed_annotations_to_account_id_fkey FOREIGN KEY (to_account_id) references pluggy.accounts(id) ON DELETE CASCADE,
  constraint passed_annotations_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id) ON DELETE CASCADE
);
create index passed_annotations_by_target on pluggy.passed_annotations using btree (to_account_id, to_id);
create index passed_annotations_by_user on pluggy.passed_annotations using btree (user_id);
-- policy own_rows for select

-- How far this service is with each product of an item; no row: never read.
create table pluggy.product_states (
  item_id uuid not null,
  product text not null,
  state text not null,
  error text,
  done_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  as_of timestamp with time zone,
  odd_objects integer not null default 0,
  version text,
  parts jsonb,
  constraint product_states_check CHECK ((state = 'failed'::text) = (error IS NOT NULL)),
  constraint product_states_item_id_fkey FOREIGN KEY (item_id) references pluggy.items(id),
  constraint product_states_pkey PRIMARY KEY (item_id, product),
  constraint product_states_product_check CHECK (product = ANY (ARRAY['accounts'::text, 'transactions'::text, 'bills'::text, 'investments'::text, 'investmentTransactions'::text, 'loans'::text, 'identity'::text, 'consents'::text])),
  constraint product_states_state_check CHECK (state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text, 'not_offered'::text, 'quota_used_up'::text, 'withheld'::text]))
);
-- state: withheld: Pluggy answered, but its own run did not succeed for the product; what is stored stays.
-- error: Code from docs/errors.md, never a message.
-- done_at: When the product was last read completely.
-- as_of: When the bank was read for what done_at stored, as Pluggy said then; null: Pluggy did not say, or it was before this was kept.
-- odd_objects: Objects of the last read that came in a form that this program does not know, those kept aside included.
-- version: What Pluggy's item said of the product when it was last read, such as its time; null: nothing that tells whether it moved, and it is read.
-- parts: Of investmentTransactions: by investment, what Pluggy said of the product when its movements were last read (version), and a digest of its own numbers then (figures); null: not known.
-- policy own_rows for select

-- Comparisons that found a difference, for 90 days; one that found none leaves no row.
create table pluggy.reconciliations (
  id bigint generated always as identity not null,
  item_id uuid not null,
  finished_at timestamp with time zone not null,
  moved boolean not null,
  item_differed boolean not null,
  accounts_different integer not null,
  months_different integer not null,
  rows_repaired integer not null,
  products_repaired integer not null,
  months_left integer not null,
  constraint reconciliations_item_id_fkey FOREIGN KEY (item_id) references pluggy.items(id),
  constraint reconciliations_pkey PRIMARY KEY (id)
);
-- moved: The bank had been read again and no webhook had told of it.
-- products_repaired: Rows of the other products: bills, investments, loans and so on.
-- months_left: Months that still differed afterwards.
create index reconciliations_by_item on pluggy.reconciliations using btree (item_id, finished_at);
create index reconciliations_by_time on pluggy.reconciliations using btree (finished_at);
-- policy own_rows for select

-- Series of payments that a person says are not recurring. A series is found anew at every reading, and known by the rows that it had: see docs/decisions/0064-what-has-ended-and-what-is-not-recurring.md.
create table pluggy.recurring_choices (
  user_id text not null,
  id uuid not null,
  transaction_ids uuid[] not null,
  last_day date not null,
  dismissed_at timestamp with time zone not null,
  constraint recurring_choices_pkey PRIMARY KEY (user_id, id),
  constraint recurring_choices_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id) ON DELETE CASCADE
);
-- id: The id that the series had then.
-- transaction_ids: The rows that it had then, by the ids of that time.
-- last_day: The day of the newest of them.
-- policy own_rows for all

-- Objects of an item's lists that cannot be stored, kept as text so that nothing is lost; without the members that are stored encrypted.
create table pluggy.refused_objects (
  item_id uuid not null,
  product text not null,
  user_id text,
  digest bytea not null,
  reason text not null,
  payload text not null,
  seen_at timestamp with time zone not null,
  constraint refused_objects_item_id_fkey FOREIGN KEY (item_id) references pluggy.items(id),
  constraint refused_objects_pkey PRIMARY KEY (item_id, product, digest)
);
-- reason: no-id, or the SQLSTATE with which PostgreSQL refused it.
-- policy own_rows for select

-- Transactions that PostgreSQL would not take as they came, kept as text so that nothing is lost.
create table pluggy.refused_rows (
  account_id uuid not null,
  user_id text,
  digest bytea not null,
  sqlstate text not null,
  payload text not null,
  seen_at timestamp with time zone not null,
  constraint refused_rows_account_id_fkey FOREIGN KEY (account_id) references pluggy.accounts(id),
  constraint refused_rows_pkey PRIMARY KEY (account_id, digest)
);
-- policy own_rows for select

-- How many requests a caller made in a minute, all processes together.
create table pluggy.request_counts (
  name bytea not null,
  minute timestamp with time zone not null,
  count integer not null,
  constraint request_counts_pkey PRIMARY KEY (name, minute)
);
-- name: SHA-256 of the kind of caller and its key, user or network.
create index request_counts_by_minute on pluggy.request_counts using btree (minute);

-- Up to which entry of pluggy.changes the rules of its person have met the new rows of an account.
create table pluggy.rule_marks (
  account_id uuid not null,
  change_id bigint not null,
  applied_at timestamp with time zone not null,
  constraint rule_marks_account_id_fkey FOREIGN KEY (account_id) references pluggy.accounts(id) ON DELETE CASCADE,
  constraint rule_marks_pkey PRIMARY KEY (account_id)
);
-- policy own_rows for select

-- A rule applied to rows that were there already. It outlives its rule, so that it can be undone.
create table pluggy.rule_runs (
  id uuid not null,
  user_id text not null,
  rule_id uuid not null,
  started_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  constraint rule_runs_pkey PRIMARY KEY (id),
  constraint rule_runs_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id) ON DELETE CASCADE
);
create index rule_runs_by_user on pluggy.rule_runs using btree (user_id);
-- policy own_rows for all

-- What a person wants said of transactions by itself. Null: the rule does not ask, or does not say.
create table pluggy.rules (
  id uuid not null,
  user_id text not null,
  created_at timestamp with time zone not null,
  match_text text,
  match_account_id uuid,
  amount_from numeric,
  amount_to numeric,
  direction text,
  category_id text,
  tags text[],
  ignored boolean,
  place bigint generated always as identity not null,
  constraint rules_direction_check CHECK (direction = ANY (ARRAY['in'::text, 'out'::text])),
  constraint rules_do_something CHECK (num_nonnulls(category_id, tags, ignored) > 0),
  constraint rules_match_account_id_fkey FOREIGN KEY (match_account_id) references pluggy.accounts(id) ON DELETE CASCADE,
  constraint rules_pkey PRIMARY KEY (id),
  constraint rules_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id) ON DELETE CASCADE
);
-- amount_from: Of the signed amount, as amount_to.
-- place: The order of a person's rules; the numbers of others lie between. Moving a rule deals the person's own numbers out anew.
create index rules_by_account on pluggy.rules using btree (match_account_id) where (match_account_id is not null);
create index rules_by_place on pluggy.rules using btree (user_id, place);
-- policy own_rows for all

-- Secrets that all processes share. A former webhook secret is accepted until 24 hours after a later one was registered.
create table pluggy.secrets (
  id bigint generated always as identity not null,
  purpose text not null,
  value bytea,
  created_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  sealed bytea,
  digest bytea,
  registered_at timestamp with time zone,
  constraint secrets_at_rest CHECK (
CASE
    WHEN purpose = 'phone'::text THEN num_nonnulls(value, sealed) = 1 AND digest IS NULL
    WHEN purpose = ANY (ARRAY['session'::text, 'erasure'::text]) THEN value IS NULL AND sealed IS NOT NULL AND digest IS NULL
    ELSE value IS NULL AND digest IS NOT NULL
END),
  constraint secrets_pkey PRIMARY KEY (id),
  constraint secrets_purpose_check CHECK (purpose = ANY (ARRAY['webhook'::text, 'session'::text, 'phone'::text, 'erasure'::text]))
);
-- value: In clear: the purpose "phone" of version 0.1.0 alone, until its next use.
-- sealed: The secret, encrypted under a key of ENCRYPTION_KEYS; of the purpose "webhook" null where there is no key.
-- digest: SHA-256 of the webhook's secret as the header carries it.
-- registered_at: When Pluggy last confirmed that it delivers with this secret.
create unique index secrets_one_current on pluggy.secrets using btree (purpose) where (retired_at is null);

-- Sessions that were made, until a day after their end. Their tokens are signed, not stored; a revoked one is refused.
create table pluggy.sessions (
  id uuid not null,
  user_id text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint sessions_pkey PRIMARY KEY (id)
);
create index sessions_by_expiry on pluggy.sessions using btree (expires_at);
create index sessions_by_user on pluggy.sessions using btree (user_id) where (revoked_at is null);
create index sessions_revoked on pluggy.sessions using btree (expires_at) where (revoked_at is not null);
-- policy own_rows for select

-- Facts about this database itself, such as the mode (live or sandbox) of its first migration.
create table pluggy.settings (
  name text not null,
  value text not null,
  constraint settings_pkey PRIMARY KEY (name)
);

-- Whose accounts have to be decided on anew. Rows are added and never changed, so that no writer waits for another.
create table pluggy.standings_due (
  id bigint generated always as identity not null,
  user_id text not null,
  due_at timestamp with time zone not null,
  constraint standings_due_pkey PRIMARY KEY (id),
  constraint standings_due_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id) ON DELETE CASCADE
);
-- due_at: -infinity: now. Later: a consent ends then, and its connection no longer works.
create index standings_due_by_time on pluggy.standings_due using btree (due_at);
create index standings_due_by_user on pluggy.standings_due using btree (user_id);
-- policy own_rows for select
-- policy own_rows_added for insert

-- old_id is a tombstone that was pending, new_id a row that it may have become. Confirmed, it is a link and no longer here. See docs/decisions/0039-suggested-predecessors.md.
create table pluggy.suggested_predecessors (
  account_id uuid not null,
  new_id uuid not null,
  old_id uuid not null,
  suggested_at timestamp with time zone not null,
  refused_at timestamp with time zone,
  constraint suggested_predecessors_account_id_fkey FOREIGN KEY (account_id) references pluggy.accounts(id) ON DELETE CASCADE,
  constraint suggested_predecessors_check CHECK (old_id <> new_id),
  constraint suggested_predecessors_pkey PRIMARY KEY (account_id, new_id, old_id)
);
-- refused_at: When the person said no: the pair is not suggested again. Null: open.
create unique index suggested_predecessors_old on pluggy.suggested_predecessors using btree (account_id, old_id) where (refused_at is null);
create unique index suggested_predecessors_open on pluggy.suggested_predecessors using btree (account_id, new_id) where (refused_at is null);
-- policy own_rows for all
-- trigger note_deletes: pluggy.note_suggestions
-- trigger note_inserts: pluggy.note_suggestions
-- trigger note_updates: pluggy.note_suggestions

-- Complete reads that are under way: one row per account, until the whole item is read. Pages up to the cursor are committed.
create table pluggy.sweeps (
  account_id uuid not null,
  item_version text not null,
  started_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  after text,
  oldest timestamp with time zone,
  at_oldest uuid[] not null,
  rows_seen bigint not null,
  finished boolean not null,
  constraint sweeps_account_id_fkey FOREIGN KEY (account_id) references pluggy.accounts(id),
  constraint sweeps_check CHECK (finished = (after IS NULL)),
  constraint sweeps_pkey PRIMARY KEY (account_id)
);
-- item_version: What the item said of itself when the sweep began; a sweep of another version is not gone on with.
-- after: Pluggy's cursor of the next page; null: the account is done, and waits for the item's other accounts.
-- oldest: Oldest instant of the last committed page; at_oldest: the rows seen at that instant.
-- policy own_rows for select

-- old_id is a tombstone, new_id the same transaction under Pluggy's new id. One to one. No foreign key to the rows: it would cost every update of a row.
create table pluggy.transaction_links (
  account_id uuid not null,
  old_id uuid not null,
  new_id uuid not null,
  evidence text not null,
  linked_at timestamp with time zone not null,
  constraint transaction_links_account_id_fkey FOREIGN KEY (account_id) references pluggy.accounts(id) ON DELETE CASCADE,
  constraint transaction_links_check CHECK (old_id <> new_id),
  constraint transaction_links_evidence_check CHECK (evidence = ANY (ARRAY['provider_id'::text, 'content'::text, 'date_moved'::text, 'text_changed'::text, 'person'::text])),
  constraint transaction_links_pkey PRIMARY KEY (account_id, old_id)
);
create unique index transaction_links_by_new on pluggy.transaction_links using btree (account_id, new_id);
-- policy own_rows for select
-- policy own_rows_added for insert

-- Former values of transactions. Written in the statement that overwrites one; the present value is in pluggy.transactions. No foreign key to the rows: it would cost every update of a row.
create table pluggy.transaction_versions (
  account_id uuid not null,
  id uuid not null,
  number bigint generated always as identity not null,
  user_id text,
  raw jsonb not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  replaced_at timestamp with time zone not null,
  reason text not null,
  constraint transaction_versions_account_id_fkey FOREIGN KEY (account_id) references pluggy.accounts(id) ON DELETE CASCADE,
  constraint transaction_versions_pkey PRIMARY KEY (account_id, id, number),
  constraint transaction_versions_reason_check CHECK (reason = ANY (ARRAY['changed'::text, 'not_listed'::text, 'not_found'::text, 'account_gone'::text, 'item_gone'::text]))
);
-- valid_until: When it was overwritten, or hidden.
-- replaced_at: When the next value was stored: later than valid_until where the row was hidden and returned.
-- reason: Why it ended: the row changed, or was hidden (pluggy.transactions.deleted_reason) and returned.
-- policy own_rows for select

create table pluggy.transactions (
  account_id uuid not null,
  id uuid not null,
  user_id text,
  date timestamp with time zone not null,
  amount numeric not null,
  currency_code text,
  type text,
  status text,
  raw jsonb not null,
  first_seen_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  deleted_at timestamp with time zone,
  deleted_reason text,
  constraint transactions_account_id_fkey FOREIGN KEY (account_id) references pluggy.accounts(id),
  constraint transactions_amount_finite CHECK (abs(amount) < 'Infinity'::numeric) NOT VALID,
  constraint transactions_known_reason CHECK (deleted_reason = ANY (ARRAY['not_listed'::text, 'not_found'::text, 'account_gone'::text, 'item_gone'::text])),
  constraint transactions_pkey PRIMARY KEY (account_id, id)
);
-- date: Pluggy's; -infinity where it gives none that exists, so that such a row comes last.
-- amount: As Pluggy gives it, in currency_code. Bank: negative = out. Card: positive = purchase.
-- currency_code: Pluggy's; null where it gives none.
-- deleted_at: Tombstone: Pluggy no longer has the row. A row that returns loses it.
-- deleted_reason: Of the tombstone. not_listed: a complete read lacked the row, and Pluggy did not find it by its id; not_found: an event named it, and Pluggy did not find it; account_gone, item_gone: went with those. Null: from before reasons were kept. Means nothing while deleted_at is null.
create index transactions_by_day on pluggy.transactions using btree (account_id, date desc, id desc);
create index transactions_hidden on pluggy.transactions using btree (deleted_at) where (deleted_at is not null);
create index transactions_odd on pluggy.transactions using btree (account_id) where ((deleted_at is null) and ((date = '-infinity'::timestamp with time zone) or (type is null) or (type <> all (array['debit'::text, 'credit'::text])) or (status is null) or (status <> all (array['posted'::text, 'pending'::text]))));
create index transactions_vanished on pluggy.transactions using btree (account_id, deleted_at) where (deleted_reason = any (array['not_listed'::text, 'not_found'::text]));
-- policy own_rows for select
-- policy own_rows_locked for update

-- Open accounts that totals do not count, as a worker last decided. For the views of pluggy_api; the API decides anew each time.
create table pluggy.uncounted_accounts (
  account_id uuid not null,
  user_id text not null,
  same_as uuid,
  constraint uncounted_accounts_pkey PRIMARY KEY (account_id),
  constraint uncounted_accounts_user_id_fkey FOREIGN KEY (user_id) references pluggy.users(id) ON DELETE CASCADE
);
-- same_as: The account that counts in its place: the same one through another connection; null: the person took it out.
create index uncounted_accounts_by_user on pluggy.uncounted_accounts using btree (user_id);
-- policy own_rows for select

create table pluggy.users (
  id text not null,
  phone_hash bytea,
  created_at timestamp with time zone not null,
  phone_sealed bytea,
  phone_index bytea,
  phone_led_to text,
  erasing_at timestamp with time zone,
  constraint users_found_one_way CHECK (phone_hash IS NULL OR phone_index IS NULL),
  constraint users_id_check CHECK (char_length(id) >= 1 AND char_length(id) <= 200),
  constraint users_phone_has_index CHECK ((phone_sealed IS NULL) = (phone_index IS NULL)),
  constraint users_phone_hash_key UNIQUE (phone_hash),
  constraint users_phone_led_to_fkey FOREIGN KEY (phone_led_to) references pluggy.users(id) ON DELETE SET NULL,
  constraint users_pkey PRIMARY KEY (id)
);
-- phone_hash: Of users from before phone_index, until the next use of their number: its HMAC-SHA256 under the secret "phone".
-- phone_sealed: The E.164 number, encrypted under a key of ENCRYPTION_KEYS.
-- phone_index: Four bytes that tell the key, and the number's digest under it: finds the user of a number, and without the key tells nothing.
-- phone_led_to: Another user answers to this user's number: a mobile number of Brazil was stored with and without its ninth digit. Null: the number leads here. Whoever the number led to keeps it; nothing of this user moved there.
-- erasing_at: Since when the person waits to be erased: until then nothing of them is read (Database.asUser). Null: they do not.
create unique index users_by_phone on pluggy.users using btree (phone_index) where (phone_index is not null);
create index users_by_phone_led_to on pluggy.users using btree (phone_led_to) where (phone_led_to is not null);
-- policy own_rows for select
-- policy own_rows_locked for update

-- One row for each event that an endpoint is to get, or got.
create table pluggy.webhook_deliveries (
  id uuid not null default gen_random_uuid(),
  number bigint generated always as identity not null,
  endpoint_id uuid not null,
  event text not null,
  subject text not null,
  user_id text default 
CASE
    WHEN (event = ANY (ARRAY['user.erased'::text, 'test'::text])) THEN NULL::text
    ELSE subject
END,
  item_id uuid,
  account_id uuid,
  sequence bigint not null,
  happened_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  state text not null default 'pending'::text,
  attempts integer not null default 0,
  attempts_before integer not null default 0,
  due_at timestamp with time zone,
  is_asked boolean not null default false,
  leased_until timestamp with time zone,
  attempted_at timestamp with time zone,
  ended_at timestamp with time zone,
  status integer,
  error text,
  constraint webhook_deliveries_check CHECK ((state = 'pending'::text) = (due_at IS NOT NULL) AND (state = 'pending'::text) = (ended_at IS NULL)),
  constraint webhook_deliveries_endpoint_id_fkey FOREIGN KEY (endpoint_id) references pluggy.webhook_endpoints(id) ON DELETE CASCADE,
  constraint webhook_deliveries_pkey PRIMARY KEY (id),
  constraint webhook_deliveries_state_check CHECK (state = ANY (ARRAY['pending'::text, 'delivered'::text, 'failed'::text]))
);
-- id: Travels as webhook-id, the same in every attempt.
-- number: In the order in which they were made.
-- subject: The user whom the event is about, as the body names them.
-- user_id: The same, where the row goes with the person: that somebody was erased has still to be told afterwards.
-- sequence: Of the change log: who reads up to it has seen what the event tells of.
-- attempts: Attempts that were begun. While it is 0, a later change of the same kind is told by this row as well.
-- attempts_before: How many of them there were when somebody last asked for it: the waits begin anew from there.
-- is_asked: Somebody asked for it (test, replay): it is sent even while the endpoint is paused or switched off.
-- leased_until: A process is sending it until then. Whoever finds it later sends it again.
-- status: The HTTP status of the last answer; null: there was none.
-- error: Why the last attempt failed: a code of the system, "HTTP <status>" or a word of src/domain/hook-event.ts; null: it did not.
create index webhook_deliveries_asked on pluggy.webhook_deliveries using btree (due_at) where ((state = 'pending'::text) and is_asked);
create index webhook_deliveries_by_end on pluggy.webhook_deliveries using btree (ended_at) where (ended_at is not null);
create index webhook_deliveries_by_endpoint on pluggy.webhook_deliveries using btree (endpoint_id, number);
create index webhook_deliveries_by_user on pluggy.webhook_deliveries using btree (user_id) where (user_id is not null);
create index webhook_deliveries_due on pluggy.webhook_deliveries using btree (endpoint_id, due_at, number) where (state = 'pending'::text);
create unique index webhook_deliveries_untried on pluggy.webhook_deliveries using btree (endpoint_id, event, subject, item_id, account_id) nulls not distinct where ((state = 'pending'::text) and (attempts = 0));
-- policy own_rows for select

-- What deliveries are signed with, encrypted under a key of ENCRYPTION_KEYS.
create table pluggy.webhook_endpoint_secrets (
  id uuid not null,
  endpoint_id uuid not null,
  sealed bytea not null,
  created_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  constraint webhook_endpoint_secrets_endpoint_id_fkey FOREIGN KEY (endpoint_id) references pluggy.webhook_endpoints(id) ON DELETE CASCADE,
  constraint webhook_endpoint_secrets_pkey PRIMARY KEY (id)
);
-- ends_at: Null: the one in use. A former one signs as well until then.
create index webhook_endpoint_secrets_by_endpoint on pluggy.webhook_endpoint_secrets using btree (endpoint_id);
create unique index webhook_endpoint_secrets_in_use on pluggy.webhook_endpoint_secrets using btree (endpoint_id) where (ends_at is null);

-- Addresses of the team's servers that are told of changes.
create table pluggy.webhook_endpoints (
  id uuid not null,
  number bigint generated always as identity not null,
  url text not null,
  events text[] not null,
  description text,
  created_at timestamp with time zone not null,
  position bigint not null,
  disabled_at timestamp with time zone,
  disabled_reason text,
  failures integer not null default 0,
  failing_since timestamp with time zone,
  paused_until timestamp with time zone,
  last_delivered_at timestamp with time zone,
  last_error text,
  constraint webhook_endpoints_check CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL)),
  constraint webhook_endpoints_disabled_reason_check CHECK (disabled_reason = ANY (ARRAY['operator'::text, 'failing'::text, 'gone'::text])),
  constraint webhook_endpoints_pkey PRIMARY KEY (id)
);
-- position: The sequence of the change log up to which deliveries were made for it. It stays while the endpoint is switched off.
-- failures: How many attempts have failed in a row.
-- failing_since: When the first of them failed; null: the last attempt was fine.
-- paused_until: It is left alone until then, because it kept failing or asked for it (Retry-After).
-- last_error: Why the last attempt failed, as in webhook_deliveries.error; null: it did not.

-- One row: what is known of the way of webhooks to this service.
create table pluggy.webhook_proof (
  is_only boolean not null default true,
  tried_at timestamp with time zone,
  succeeded_at timestamp with time zone,
  problem text,
  registered_at timestamp with time zone,
  disabled_at timestamp with time zone,
  lost_until timestamp with time zone,
  constraint webhook_proof_is_only_check CHECK (is_only),
  constraint webhook_proof_pkey PRIMARY KEY (is_only)
);
-- tried_at: When this service last called its own webhook address over BASE_URL.
-- succeeded_at: When such a call last came in at the door.
-- problem: Why the last call did not come in: a code of the system, "HTTP <status>" or a word of src/domain/webhook-standing.ts.
-- registered_at: When Pluggy last confirmed that it delivers to this service.
-- disabled_at: Since when the webhook was switched off when Pluggy was last found to have done so; it was enabled again then.
-- lost_until: Webhooks may have been lost until then: only a later comparison with Pluggy speaks for the data.

-- Calls of this service to its own webhook address, by the SHA-256 of their nonce; a load balancer may hand one to another process. They go after minutes.
create table pluggy.webhook_round_trips (
  digest bytea not null,
  sent_at timestamp with time zone not null,
  with_secret boolean not null,
  arrived_at timestamp with time zone,
  constraint webhook_round_trips_pkey PRIMARY KEY (digest)
);
-- with_secret: False: no process can read the webhook's secret, so the nonce alone opens the door, and for this call only.
