import { type Standing, type StandingFacts, standingsOf } from '../../../domain/account-standings.ts';
import type { AccountId, ItemId, UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { instantOrNull } from '../../fragments/days.ts';
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
 * $1 user, $2 now. A card's former limits count: a connection that no longer works has an old one. They are looked for
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
  a.deleted_at is not null or i.deleted_at is not null as "hasEnded",
  i.status not in ('LOGIN_ERROR', 'OUTDATED') and i.missing_since is null
    and coalesce(${instantOrNull("i.raw->>'consentExpiresAt'")} > $2, true) as "isWorking",
  a.swept_at is not null as "isRead", (extract(epoch from i.first_seen_at) * 1000)::float8 as since,
  c.counting as choice
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id
left join pluggy.account_choices c on c.account_id = a.id and c.user_id = $1
where a.user_id = $1 ${CONDITIONS[scope]}`;

type Row = Omit<StandingFacts, 'owner' | 'taxNumber'> & { readonly personal: Buffer | null };

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Whose the account is; not known without the key. */
function holderOf(
  { id, personal }: Row,
  keyring: Keyring | null,
): Pick<StandingFacts, 'owner' | 'taxNumber'> {
  const opened = personal === null ? {} : (openPersonal(id, personal, keyring) ?? {});
  return { owner: text(opened['owner']), taxNumber: text(opened['taxNumber']) };
}

export interface AccountStanding extends Standing {
  readonly itemId: ItemId;
  readonly hasEnded: boolean;
  /** The name of its bank, as its connection gives it. */
  readonly connectorName: string | null;
  readonly choice: StandingFacts['choice'];
}

/**
 * Which of a user's accounts count and which are another one's double, at this moment. Whose an account is, is opened
 * for the comparison and nowhere written.
 */
export async function listAccountStandings(
  db: Queryable,
  keyring: Keyring | null,
  { userId, scope, now }: { readonly userId: UserId; readonly scope: AccountScope; readonly now: Date },
): Promise<ReadonlyMap<AccountId, AccountStanding>> {
  const { rows } = await db.query<Row>(facts(scope), [userId, now]);
  const accounts = rows.map(({ personal, ...row }) => ({
    ...row,
    ...holderOf({ personal, ...row }, keyring),
  }));
  const standings = standingsOf(accounts);
  return new Map(
    accounts.map(({ id, itemId, hasEnded, connectorName, choice }) => {
      const standing = standings.get(id) ?? { counted: true, sameAs: null, others: [] };
      return [id, { ...standing, itemId, hasEnded, connectorName, choice }];
    }),
  );
}
