/** Whose a table's rows are. */
export type Owner =
  /** The row names its user, in this column. Null there: nobody's. */
  | { readonly column: 'user_id' | 'id' }
  /** The row belongs to an account or an item, which this column names; whose that is, decides. */
  | { readonly through: 'accounts' | 'items'; readonly column: string }
  /** No person's: the service's own, or Pluggy's and the same for everybody. */
  | 'nobody';

/**
 * What kind of data a table holds.
 * - `finances`: what a bank says of a person's money.
 * - `identity`: who a person is; encrypted where it names somebody.
 * - `said`: what the person set or wrote here.
 * - `access`: who signed in, and who did what.
 * - `deliveries`: what Pluggy delivered, and what this service delivers, with the ids of people in it.
 * - `progress`: how far this service is with its work.
 * - `catalogue`: Pluggy's lists, the same for everybody.
 * - `secrets`: keys and secrets, encrypted or as digests.
 * - `service`: facts about this service and its database.
 */
export type DataClass =
  | 'finances'
  | 'identity'
  | 'said'
  | 'access'
  | 'deliveries'
  | 'progress'
  | 'catalogue'
  | 'secrets'
  | 'service';

/**
 * How long rows are kept.
 * - `person`: as long as the person is known. What Pluggy no longer has is hidden and stays.
 * - `hidden`: the same, but what Pluggy no longer has goes after RETENTION_DELETED.
 * - `item`: as long as its item is known; the latest state replaces the one before.
 * - `work`: until the work that needs the row is done.
 * - `inbox`, `audit`: RETENTION_INBOX, RETENTION_AUDIT.
 * - `days`, `minutes`: that long after the row has served its purpose.
 * - `database`: as long as the database; replaced, not collected.
 */
export type Kept =
  | 'person'
  | 'hidden'
  | 'item'
  | 'work'
  | 'inbox'
  | 'audit'
  | 'days'
  | 'minutes'
  | 'database';

/**
 * What the role of requests may do with rows that are the user's.
 * - `append`: read and add; never change.
 * - `lock`: read, and hold off changes until the transaction ends; never change.
 * - `none`: such rows are handled by the service itself, not in the name of a person.
 */
export type RequestAccess = 'none' | 'read' | 'append' | 'lock' | 'write';

export interface TableFacts {
  readonly owner: Owner;
  readonly data: DataClass;
  readonly kept: Kept;
  readonly requests: RequestAccess;
}

const OWN = { column: 'user_id' } as const;
const OF_ACCOUNT = { through: 'accounts', column: 'account_id' } as const;
const OF_ITEM = { through: 'items', column: 'item_id' } as const;

const facts = (owner: Owner, data: DataClass, kept: Kept, requests: RequestAccess = 'none'): TableFacts => ({
  owner,
  data,
  kept,
  requests,
});

/** Every table of the schema `pluggy`. A test holds it equal to the database, and each policy equal to its line. */
export const TABLES = {
  account_choices: facts(OWN, 'said', 'person', 'write'),
  accounts: facts(OWN, 'finances', 'person', 'read'),
  annotations: facts(OWN, 'said', 'hidden', 'write'),
  api_keys: facts('nobody', 'secrets', 'database'),
  audit: facts(OWN, 'access', 'audit', 'read'),
  balances: facts(OWN, 'finances', 'person', 'read'),
  bills: facts(OWN, 'finances', 'person', 'read'),
  call_counts: facts('nobody', 'service', 'days'),
  call_gates: facts('nobody', 'service', 'days'),
  categories: facts('nobody', 'catalogue', 'database', 'read'),
  change_sequence: facts('nobody', 'service', 'database', 'read'),
  changes: facts(OWN, 'progress', 'days', 'append'),
  check_progress: facts(OF_ACCOUNT, 'progress', 'work'),
  connectors: facts('nobody', 'catalogue', 'database', 'read'),
  consent_notices: facts(OF_ITEM, 'progress', 'item'),
  consents: facts(OWN, 'finances', 'person', 'read'),
  data_keys: facts('nobody', 'secrets', 'database'),
  // who was erased stands in neither: keyed digests, and ids encrypted for as long as they are needed
  erased_items: facts('nobody', 'secrets', 'database'),
  erasures: facts('nobody', 'service', 'database'),
  idempotent_answers: facts(OWN, 'said', 'days'),
  identities: facts(OWN, 'identity', 'person', 'read'),
  inbox: facts(OWN, 'deliveries', 'inbox'),
  investment_transactions: facts(OWN, 'finances', 'person', 'read'),
  investments: facts(OWN, 'finances', 'person', 'read'),
  item_choices: facts(OWN, 'said', 'person', 'write'),
  items: facts(OWN, 'finances', 'person', 'read'),
  // the key of a job is the id of its item; a job of another kind is nobody's, and no user sees it
  jobs: facts({ through: 'items', column: 'key' }, 'progress', 'work', 'read'),
  list_reads: facts('nobody', 'catalogue', 'database'),
  list_versions: facts(OWN, 'finances', 'person', 'read'),
  loans: facts(OWN, 'finances', 'person', 'read'),
  migrations: facts('nobody', 'service', 'database'),
  month_checks: facts(OF_ACCOUNT, 'progress', 'item', 'read'),
  passed_annotations: facts(OWN, 'said', 'person', 'read'),
  product_states: facts(OF_ITEM, 'progress', 'item', 'read'),
  reconciliations: facts(OF_ITEM, 'progress', 'days', 'read'),
  recurring_choices: facts(OWN, 'said', 'person', 'write'),
  refused_objects: facts(OWN, 'finances', 'item', 'read'),
  refused_rows: facts(OWN, 'finances', 'item', 'read'),
  rule_marks: facts(OF_ACCOUNT, 'progress', 'person', 'read'),
  rule_runs: facts(OWN, 'said', 'person', 'write'),
  rules: facts(OWN, 'said', 'person', 'write'),
  request_counts: facts('nobody', 'service', 'minutes'),
  secrets: facts('nobody', 'secrets', 'database'),
  sessions: facts(OWN, 'access', 'days'),
  // one line of it, "sync-batch:…", may have a user's id in its name until that batch has ended
  settings: facts('nobody', 'service', 'database'),
  suggested_predecessors: facts(OF_ACCOUNT, 'said', 'hidden', 'write'),
  standings_due: facts(OWN, 'progress', 'work', 'append'),
  sweeps: facts(OF_ACCOUNT, 'progress', 'work'),
  transaction_links: facts(OF_ACCOUNT, 'finances', 'person', 'append'),
  transaction_versions: facts(OWN, 'finances', 'person', 'read'),
  transactions: facts(OWN, 'finances', 'hidden', 'lock'),
  uncounted_accounts: facts(OWN, 'finances', 'person'),
  users: facts({ column: 'id' }, 'identity', 'person', 'lock'),
  webhook_deliveries: facts(OWN, 'deliveries', 'days'),
  webhook_endpoint_secrets: facts('nobody', 'secrets', 'database'),
  webhook_endpoints: facts('nobody', 'service', 'database'),
  webhook_proof: facts('nobody', 'service', 'database'),
  webhook_round_trips: facts('nobody', 'service', 'minutes'),
} as const satisfies Readonly<Record<string, TableFacts>>;

export type TableName = keyof typeof TABLES;

/** The tables with a person's rows. */
export const tablesOfPersons = (): [TableName, TableFacts][] =>
  (Object.entries(TABLES) as [TableName, TableFacts][]).filter(([, { owner }]) => owner !== 'nobody');

/** What is left of a person's rows once the person is erased, and without what. Rows of every other table go. */
export const LEFT_AFTER_ERASURE = {
  /** That something was done, and when: without whose data it was, whose session, and from where. */
  audit: 'user_id, subject, network, session',
  /** One entry says to followers that they must forget this user. */
  changes: 'everything but the user of that entry',
  /** The ids of sessions that were revoked, until they would have ended. */
  sessions: 'user_id',
} as const satisfies Readonly<Partial<Record<TableName, string>>>;
