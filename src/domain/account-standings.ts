import { type AccountFacts, isAggregated, likenessOf, roughKeyOf } from './account-likeness.ts';
import type { AccountId } from './ids.ts';

/** What a person said of whether an account counts. `apart`: it counts although it seems to be one that counts already. */
export type CountChoice = 'counts' | 'apart' | 'not';

export interface StandingFacts extends AccountFacts {
  /** When its connection was removed, or it was closed, in milliseconds; null: neither. */
  readonly endedAt: number | null;
  /** Its connection works. */
  readonly isWorking: boolean;
  /** All its transactions were read once. */
  readonly isRead: boolean;
  /** When its connection was made, in milliseconds. */
  readonly since: number;
  readonly choice: CountChoice | null;
  /** When the person chose, in milliseconds; null: there is no choice. */
  readonly choiceAt: number | null;
}

export interface Standing {
  /** Whether totals count it. */
  readonly counted: boolean;
  /** The account that counts in its place. */
  readonly sameAs: AccountId | null;
  /** Of an account that ended: those that show it besides `sameAs`, the best first. */
  readonly others: readonly AccountId[];
  /**
   * Of an account that the person left out while it counted through another connection, which has ended since: the account
   * there. Nothing counts in its place now. Null: not so, or not known of `accounts` without those that ended.
   */
  readonly formerSameAs: AccountId | null;
}

const hasEnded = ({ endedAt }: StandingFacts): boolean => endedAt !== null;

/** One account at the bank: everything that shows it, what should count first. */
type Group = readonly StandingFacts[];

/** A connection that works before one that does not, then one that was read, then the older. */
function byRank(a: StandingFacts, b: StandingFacts): number {
  const better = (x: boolean, y: boolean): number => Number(y) - Number(x);
  return (
    better(a.isWorking, b.isWorking) ||
    better(a.isRead, b.isRead) ||
    a.since - b.since ||
    (`${a.itemId}/${a.id}` < `${b.itemId}/${b.id}` ? -1 : 1)
  );
}

/** Whether these may be one account: no two of one connection, and none that contradict each other. */
const isPossible = (group: Group): boolean =>
  group.every((a, index) => group.slice(index + 1).every((b) => likenessOf(a, b) !== 'different'));

function connectSame(accounts: Group): Group[] {
  let groups: Group[] = [];
  for (const account of accounts) {
    const isLike = (group: Group): boolean => group.some((member) => likenessOf(member, account) === 'same');
    groups = [...groups.filter((group) => !isLike(group)), [account, ...groups.filter(isLike).flat()]];
  }
  return groups.flatMap((group) => (isPossible(group) ? [group] : group.map((account) => [account])));
}

/** The one group that an account of an unnamed bank may belong to. */
function findOnlyGroup(account: StandingFacts, groups: readonly Group[]): Group | undefined {
  const fitting = groups.filter(
    (group) => !group.includes(account) && group.some((member) => likenessOf(member, account) === 'perhaps'),
  );
  const [first, ...more] = fitting;
  return first !== undefined && more.length === 0 && isPossible([...first, account]) ? first : undefined;
}

/** Of two accounts that fit each other, the one at the unnamed bank joins the other. */
function joins(account: StandingFacts, target: Group): boolean {
  return target.length > 1 || (isAggregated(account) && !target.some(isAggregated));
}

/** Accounts that are alone join the one group that they may belong to, if no other account of theirs wants to. */
function addPerhaps(groups: readonly Group[]): Group[] {
  const joining = new Map<StandingFacts, Group>();
  for (const group of groups) {
    const [account, ...others] = group;
    if (account === undefined || others.length > 0) continue;
    const target = findOnlyGroup(account, groups);
    if (target !== undefined && joins(account, target)) joining.set(account, target);
  }
  const grown = groups.map((group): Group => {
    const more = [...joining].filter(([, target]) => target === group).map(([account]) => account);
    const whole = [...group, ...more];
    return more.length > 0 && !group.some((account) => joining.has(account)) && isPossible(whole)
      ? whole
      : group;
  });
  const gone = new Set(
    grown
      .filter(({ length }) => length > 1)
      .flatMap((group) => group.filter((account) => joining.has(account))),
  );
  return grown.filter((group) => group.length > 1 || !group.some((account) => gone.has(account)));
}

const groupsOf = (accounts: Group): Group[] => addPerhaps(connectSame(accounts));

/** What a person set stands. Else one counts: none where the person chose one already. */
function isCounted(account: StandingFacts, group: Group): boolean {
  if (account.choice !== null) return account.choice !== 'not';
  if (group.some(({ choice }) => choice === 'counts')) return false;
  return group.find(({ choice }) => choice === null) === account;
}

/** The account that stands for another which ended or is not counted: one that counts, else the best. */
const standInOf = (group: Group): StandingFacts | undefined =>
  group.find((account) => isCounted(account, group)) ?? group[0];

/**
 * The group of accounts that an account which ended goes on in. An account of the same connection that fits as well
 * makes it doubtful.
 */
function goesOnIn(ended: StandingFacts, groups: readonly Group[], accounts: Group): Group | undefined {
  const isLike = (a: StandingFacts, b: StandingFacts): boolean =>
    ['same', 'perhaps'].includes(likenessOf(a, b));
  const fitting = groups.filter((group) => group.some((member) => isLike(member, ended)));
  const [group, ...more] = fitting;
  if (group === undefined || more.length > 0 || !isPossible([...group, ended])) return undefined;
  const rivals = accounts.filter(
    (other) =>
      other !== ended && other.itemId === ended.itemId && group.some((member) => isLike(member, other)),
  );
  return rivals.length === 0 ? group : undefined;
}

/**
 * Which of a user's accounts count, and which are another one's double. It depends on nothing but its arguments, so that
 * it is computed whenever somebody asks. Only accounts of one number are compared with each other: a user may have hundreds.
 */
export function standingsOf(accounts: Group): ReadonlyMap<AccountId, Standing> {
  const byNumber = new Map<string, StandingFacts[]>();
  for (const account of accounts) {
    const alike = byNumber.get(roughKeyOf(account));
    if (alike === undefined) byNumber.set(roughKeyOf(account), [account]);
    else alike.push(account);
  }
  return new Map([...byNumber.values()].flatMap((alike) => [...standingsOfAlike(alike)]));
}

/** Which account counted until it ended, in the place of one that the person left out before that. */
function formerOf(account: StandingFacts, ended: Group): AccountId | null {
  const since = account.choiceAt ?? Number.POSITIVE_INFINITY;
  if (account.choice !== 'not') return null;
  const [last] = ended
    .filter(({ choice, endedAt }) => choice !== 'not' && (endedAt ?? 0) > since)
    .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
  return last?.id ?? null;
}

function standingsOfAlike(accounts: Group): ReadonlyMap<AccountId, Standing> {
  const standings = new Map<AccountId, Standing>();
  const isApart = ({ choice }: StandingFacts): boolean => choice === 'apart';
  const groups = groupsOf(accounts.filter((account) => !hasEnded(account) && !isApart(account))).map(
    (group) => [...group].sort(byRank),
  );
  const endedOf = new Map<Group, StandingFacts[]>(groups.map((group) => [group, []]));
  for (const account of accounts) {
    if (!hasEnded(account)) {
      if (isApart(account))
        standings.set(account.id, { counted: true, sameAs: null, others: [], formerSameAs: null });
      continue;
    }
    const group = (isApart(account) ? undefined : goesOnIn(account, groups, accounts)) ?? [];
    endedOf.get(group)?.push(account);
    const sameAs = standInOf(group)?.id ?? null;
    const others = group.map(({ id }) => id).filter((id) => id !== sameAs);
    standings.set(account.id, { counted: false, sameAs, others, formerSameAs: null });
  }
  for (const group of groups) {
    const counting = group.find((account) => isCounted(account, group));
    for (const account of group) {
      const counted = isCounted(account, group);
      const sameAs = counted ? null : (counting?.id ?? null);
      const formerSameAs = counting === undefined ? formerOf(account, endedOf.get(group) ?? []) : null;
      standings.set(account.id, { counted, sameAs, others: [], formerSameAs });
    }
  }
  return standings;
}
