import type { ToolName } from '../../contract/tools.ts';

/** Members of a list's rows by their paths; a row shows these alone. */
type Kept = Readonly<Record<string, readonly string[]>>;

const TRANSACTIONS = [
  'id',
  'accountId',
  'localDate',
  'ownDate',
  'description',
  'merchant.name',
  'signedAmount',
  'currencyCode',
  'signedAmountInAccountCurrency',
  'type',
  'status',
  'category',
  'categoryId',
  'userCategoryId',
  'note',
  'tags',
  'ignored',
  'cashMonth',
  'instalments',
];

/**
 * What a model needs of a long list: what it need not know, such as a taxpayer's number, does not leave the service. Tools
 * that are not here show everything.
 */
const KEPT: Readonly<Partial<Record<ToolName, Kept>>> = {
  list_connections: {
    items: [
      'id',
      'connector.name',
      'connector.type',
      'alias',
      'status',
      'executionStatus',
      'message',
      'nextStep',
      'consent',
      'lastUpdatedAt',
      'sync.state',
      'sync.health',
      'sync.staleSince',
      'sync.finishedAt',
    ],
  },
  list_accounts: {
    accounts: [
      'id',
      'itemId',
      'type',
      'subtype',
      'name',
      'marketingName',
      'alias',
      'balance',
      'currencyCode',
      'counted',
      'sameAs',
      'formerSameAs',
      'closedAt',
      'lastBill',
      'bankData.automaticallyInvestedBalance',
      'bankData.overdraftContractedLimit',
      'bankData.overdraftUsedLimit',
      'creditData.brand',
      'creditData.level',
      'creditData.creditLimit',
      'creditData.availableCreditLimit',
      'creditData.balanceCloseDate',
      'creditData.balanceDueDate',
    ],
  },
  list_transactions: { results: TRANSACTIONS },
  annotate_transaction: { '': TRANSACTIONS },
  check_completeness: {
    connections: ['itemId', 'status', 'comparedAt', 'problems'],
    accounts: ['accountId', 'itemId', 'type', 'counted', 'problems'],
    reconciliations: [],
  },
};

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function keepMembers(row: unknown, paths: readonly string[]): unknown {
  if (!isObject(row)) return row;
  const kept: Record<string, unknown> = {};
  for (const path of paths) {
    const [name = '', inner] = path.split('.');
    const value = row[name];
    if (value === undefined) continue;
    if (inner === undefined) kept[name] = value;
    else if (isObject(value) && inner in value)
      kept[name] = { ...(kept[name] as object | undefined), [inner]: value[inner] };
  }
  return kept;
}

/** What a tool shows of its operation's answer. */
export function viewOf(name: ToolName, answer: unknown): unknown {
  const kept = KEPT[name];
  if (kept === undefined || !isObject(answer)) return answer;
  const { '': whole, ...lists } = kept;
  if (whole !== undefined) return keepMembers(answer, whole);
  const members = Object.entries(answer).flatMap(([member, value]) => {
    const paths = lists[member];
    if (paths === undefined || !Array.isArray(value)) return [[member, value] as const];
    return paths.length === 0 ? [] : [[member, value.map((row) => keepMembers(row, paths))] as const];
  });
  return Object.fromEntries(members);
}
