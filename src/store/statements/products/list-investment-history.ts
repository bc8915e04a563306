import type { UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { isoTime } from '../../fragments/iso-time.ts';
import type { Queryable } from '../../Queryable.ts';
import { joinPersonal, OF_LISTS, type SplitRow } from '../../sealed/personal-members.ts';

/** What every version has beside the object; the members of a link belong to transactions, and are null here. */
const meta = (values: {
  readonly changedAt: string;
  readonly deletedAt: string;
  readonly deletedReason: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
}): string => `jsonb_build_object('id', t.id, 'firstSeenAt', ${isoTime('t.first_seen_at')},
  'changedAt', ${isoTime(values.changedAt)}, 'deletedAt', ${isoTime(values.deletedAt)},
  'deletedReason', ${values.deletedReason}, 'replacedById', null, 'linkedAt', null, 'evidence', null, 'passedFrom', null,
  'from', ${isoTime(values.from)}, 'until', ${isoTime(values.until)}, 'reason', ${values.reason})::text as meta`;

const HIDDEN = `case when t.deleted_at is not null then 'not_listed' end`;

/** What waits for a second reading, the present value, and the former ones. */
const HISTORY = `
with asked as (
  select t.*, (select max(f.replaced_at) from pluggy.list_versions f
    where f.list = 'investments' and f.id = t.id) as replaced_at
  from pluggy.investments t join pluggy.items i on i.id = t.item_id and i.deleted_at is null
  where i.user_id = $1 and t.id = $2
)
select s.id, s.raw::text as raw, s.personal, s.meta from (
  select 0 as part, null::bigint as number, t.id, t.pending as raw, t.personal,
    ${meta({ changedAt: 't.pending_since', deletedAt: 'null::timestamptz', deletedReason: 'null', from: 't.pending_since', until: 'null::timestamptz', reason: "'unconfirmed'" })}
  from asked t where t.pending is not null
  union all
  select 1, null, t.id, t.raw, t.personal,
    ${meta({ changedAt: 't.changed_at', deletedAt: 't.deleted_at', deletedReason: HIDDEN, from: 'coalesce(t.replaced_at, t.first_seen_at)', until: 't.deleted_at', reason: HIDDEN })}
  from asked t
  union all
  select 2, f.number, t.id, f.raw, f.personal,
    ${meta({ changedAt: 'f.valid_from', deletedAt: "case when f.reason <> 'changed' then f.valid_until end", deletedReason: "nullif(f.reason, 'changed')", from: 'f.valid_from', until: 'f.valid_until', reason: 'f.reason' })}
  from asked t join pluggy.list_versions f on f.list = 'investments' and f.id = t.id
) s order by s.part, s.number desc`;

/**
 * JSON texts of all that an investment ever was, the newest first; empty for one that the user does not have.
 * @throws {PublicError} encryption_key_missing
 */
export async function listInvestmentHistory(
  db: Queryable,
  keyring: Keyring | null,
  userId: UserId,
  id: string,
): Promise<string[]> {
  const { rows } = await db.query<SplitRow & { meta: string }>(HISTORY, [userId, id]);
  const of = OF_LISTS.investments;
  return rows.map((row) => {
    const object = of === undefined ? row.raw : joinPersonal(of, row, keyring);
    return `${row.meta.slice(0, -1)},"investment":${object},"raw":${object}}`;
  });
}
