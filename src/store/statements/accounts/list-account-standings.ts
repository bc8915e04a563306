import { type Standing, type StandingFacts, standingsOf } from '../../../domain/account-standings.ts';
import { consentOutlook } from '../../../domain/consent.ts';
import type { AccountId, ItemId, UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { consentsOf } from '../../fragments/item-columns.ts';
import type { Queryable } from '../../Queryable.ts';
import { openPersonal } from '../../sealed/personal-members.ts';

/** Which of a user's accounts are looked at: `open`, or also those that are `closed`, or also of `removed` connections. */
export type AccountScope = 'open' | 'closed' | 'removed';

const CONDITIONS: Readonly<Record<AccountScope, string>> = {
  open: 'and a.deleted_at is null and i.deleted_at is null',
  closed: 'and i.deleted_at is null',
  removed: '',
};

/** The last digits of a card, however the bank writes its number. */
const lastDigits = (account: string): string =>
  `right(regexp_replace(${account}.raw->>'number', '[\\s.-]', '', 'g'), 4)`;

/**
 * $1 user. A card's former limits count: a connection that no longer works has an old one. They are looked for
 * only where another connection has a card with the same last digits.
 */
const facts = (scope: AccountScope): string => `
select a.id, a.item_id as "itemId", a.type, a.personal,
  case when i.raw->'connector'->>'id' ~ '^\\d{1,9}$' then (i.raw->'connector'->>'id')::integer end as "connectorId",
  i.raw->'connector'->>'name' as "connectorName",
  a.raw->>'subtype' as subtype, a.raw->>'number' as number,
  a.raw->'bankData'->>'transferNumber' as "transferNumber", a.currency_code as "currencyCode",
  case when a.type = 'CREDIT' and exists (
    select from pluggy.accounts o where o.user_id = $1 and o.item_id <> a.item_id and o.type = 'CREDIT'
      and ${lastDigits('o')} = ${lastDigits('a')}
  ) then array(
    select distinct trim_scale(b.credit_limit)::text from pluggy.balances b
    where b.account_id = a.id and b.credit_limit is not null) else '{}' end as limits,
  a.raw->'creditData'->>'brand' as brand, a.raw->'creditData'->>'holderType' as "holderType",
  (extract(epoch from least(a.deleted_at, i.deleted_at)) * 1000)::float8 as "endedAt",
  i.status not in ('LOGIN_ERROR', 'OUTDATED') and i.missing_since is null as "isInOrder",
  i.raw->'consentExpiresAt' as "consentExpiresAt", ${consentsOf('i.id')} as consents,
  a.swept_at is not null as "isRead", (extract(epoch from i.first_seen_at) * 1000)::float8 as since,
  c.counting as choice, (extract(epoch from c.counting_at) * 1000)::float8 as "choiceAt"
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id
left join pluggy.account_choices c on c.account_id = a.id and c.user_id = $1
where a.user_id = $1 ${CONDITIONS[scope]}`;

type Row = Omit<StandingFacts, 'owner' | 'taxNumber' | 'isWorking'> & {
  readonly personal: Buffer | null;
  readonly isInOrder: boolean;
  readonly consentExpiresAt: unknown;
  readonly consents: readonly unknown[];
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Whose the account is; not known without the key. */
function holderOf(
  { id, personal }: Pick<Row, 'id' | 'personal'>,
  keyring: Keyring | null,
): Pick<StandingFacts, 'owner' | 'taxNumber'> {
  const opened = personal === null ? {} : (openPersonal(id, personal, keyring) ?? {});
  return { owner: text(opened['owner']), taxNumber: text(opened['taxNumber']) };
}

/** An account that has ended. */
export interface FormerAccount {
  readonly id: AccountId;
  readonly itemId: ItemId;
  readonly connectorName: string | null;
}

export interface AccountStanding extends Omit<Standing, 'formerSameAs'> {
  /** Of an account that the person left out while it counted as this one: see `Standing.formerSameAs`. */
  readonly former: FormerAccount | null;
  readonly itemId: ItemId;
  readonly hasEnded: boolean;
  /** Of an account that ended and goes on nowhere: whether totals of the time before count it. */
  readonly countedBefore: boolean;
  /** The name of its bank, as its connection gives it. */
  readonly connectorName: string | null;
  readonly choice: StandingFacts['choice'];
}

interface StandingsOf {
  readonly userId: UserId;
  readonly scope: AccountScope;
  readonly now: Date;
}

/** Whether its consent has ended is told here as people are told it. */
async function listFacts(
  db: Queryable,
  keyring: Keyring | null,
  { userId, scope, now }: StandingsOf,
): Promise<StandingFacts[]> {
  const { rows } = await db.query<Row>(facts(scope), [userId]);
  return rows.map(({ personal, isInOrder, consentExpiresAt, consents, ...row }) => ({
    ...row,
    ...holderOf({ id: row.id, personal }, keyring),
    isWorking: isInOrder && consentOutlook({ consentExpiresAt }, consents, now).state !== 'ended',
  }));
}

/** Whether there is one that the person left out and in whose place nothing counts: what ended may have. */
const isAnyLeftOut = (
  standings: ReadonlyMap<AccountId, Standing>,
  accounts: readonly StandingFacts[],
): boolean =>
  accounts.some(
    ({ id, choice, endedAt }) =>
      choice === 'not' && endedAt === null && (standings.get(id)?.sameAs ?? null) === null,
  );

/** For each account of which a former one is known, that one. @param all with those that ended */
function findFormer(all: readonly StandingFacts[]): ReadonlyMap<AccountId, FormerAccount> {
  const byId = new Map(all.map(({ id, itemId, connectorName }) => [id, { id, itemId, connectorName }]));
  return new Map(
    [...standingsOf(all)].flatMap(([id, { formerSameAs }]) => {
      const former = formerSameAs === null ? undefined : byId.get(formerSameAs);
      return former === undefined ? [] : [[id, former] as const];
    }),
  );
}

/** Accounts that ended, as they would count among each other: two connections may have shown one until both ended. */
function standingsBefore(accounts: readonly StandingFacts[]): ReadonlyMap<AccountId, Standing> {
  return standingsOf(
    accounts.filter(({ endedAt }) => endedAt !== null).map((one) => ({ ...one, endedAt: null })),
  );
}

const COUNTED = { counted: true, sameAs: null, others: [] };

/**
 * Which of a user's accounts count and which are another one's double, at this moment. Whose an account is, is opened
 * for the comparison and nowhere written.
 */
export async function listAccountStandings(
  db: Queryable,
  keyring: Keyring | null,
  { userId, scope, now }: StandingsOf,
): Promise<ReadonlyMap<AccountId, AccountStanding>> {
  const accounts = await listFacts(db, keyring, { userId, scope, now });
  const standings = standingsOf(accounts);
  const before = standingsBefore(accounts);
  const former = isAnyLeftOut(standings, accounts)
    ? findFormer(await listFacts(db, keyring, { userId, scope: 'removed', now }))
    : undefined;
  return new Map(
    accounts.map(({ id, itemId, endedAt, connectorName, choice }) => {
      const { counted, sameAs, others } = standings.get(id) ?? COUNTED;
      const countedBefore = sameAs === null && (before.get(id)?.counted ?? false);
      const ofConnection = { itemId, hasEnded: endedAt !== null, countedBefore, connectorName, choice };
      return [id, { counted, sameAs, others, former: former?.get(id) ?? null, ...ofConnection }];
    }),
  );
}
