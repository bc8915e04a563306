import type { ItemId, UserId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import { LIST_TABLES, type ListName } from '../../fragments/list-tables.ts';
import type { Queryable } from '../../Queryable.ts';
import { OF_LISTS, type SplitPage } from '../../sealed/personal-members.ts';

/** What a table has besides, where members of its objects stand apart: $9 ids, $10 their sealed members, $11 digests. */
const APART = {
  columns: ', personal, personal_digest',
  values: ', u.personal, u.digest',
  source: `p left join unnest($9::uuid[], $10::bytea[], $11::bytea[]) as u (id, personal, digest) on u.id = p.id`,
  equal: 'and o.personal_digest is not distinct from u.digest',
  changes: ', personal = excluded.personal, personal_digest = excluded.personal_digest',
};

const ALL_IN_RAW = { columns: '', values: '', source: 'p', equal: '', changes: '' };

/** Members that move without anything having changed (decision 0015). */
const WITHOUT_VOLATILE = `- '{updatedAt,date}'::text[]`;

/**
 * An investment of which all is withdrawn, says one reading, that was not so before: the value before is shown until
 * another run reads the same. What is kept of it until then, in raw or its place, is the first such reading.
 */
const HELD_BACK = {
  rows: `select o.id from old o join pluggy.investments i on i.id = o.id
    where o.deleted_at is null and o.next->>'status' = 'TOTAL_WITHDRAWAL'
      and o.raw->>'status' is distinct from 'TOTAL_WITHDRAWAL' and coalesce(i.pending_job = $1::bigint, true)`,
  write: `update pluggy.investments i set pending = o.next, pending_since = coalesce(i.pending_since, $7), pending_job = $1::bigint
    from old o where o.id = i.id and i.id in (select id from held_back) and i.pending is distinct from o.next`,
  equal: 'and o.pending is null',
  changes: ', pending = null, pending_since = null, pending_job = null',
};

const ALL_TAKEN = {
  rows: 'select null::uuid as id where false',
  write: 'select 1 where false',
  equal: '',
  changes: '',
};

/** What a list is written with. */
interface Kind {
  readonly name: ListName;
  readonly apart: typeof APART;
  /** Members that former versions stored in clear, as an array of SQL: they are not copied. */
  readonly members: string;
  readonly heldBack: typeof HELD_BACK;
  /** What its rows are known by, when a row `o` is that of the object `p`, and when `v` is what a row `o` was. */
  readonly key: typeof BY_ID;
}

const BY_ID = { columns: 'id', same: 'o.id = p.id', version: 'v.id = o.id' };
/** Banks give bills of several cards one id. */
const BY_PARENT = {
  columns: 'parent_id, id',
  same: 'o.parent_id = $5 and o.id = p.id',
  version: 'v.id = o.id and coalesce(v.parent_id = o.parent_id, true)', // of old ones it may not be known
};

function kindOf(name: ListName): Kind {
  const members = OF_LISTS[name]?.members ?? [];
  return {
    name,
    apart: members.length > 0 ? APART : ALL_IN_RAW,
    members: `'{${members.join(',')}}'::text[]`,
    heldBack: name === 'investments' ? HELD_BACK : ALL_TAKEN,
    key: name === 'bills' ? BY_PARENT : BY_ID,
  };
}

/**
 * $1, $2 the lease; $3 page, $4 item, $5 parent or null, $6 user, $7 now, $8 ids that earlier pages had; where members stand
 * apart also $9 ids, $10 their encrypted members, $11 digests.
 *
 * Rows that are stored as they came are neither locked nor written. Of the others what they were is kept first
 * (`former` is read so that it is done before).
 */
const write = (table: string, { name, apart, members, heldBack, key }: Kind): string =>
  underLease(
    `page as materialized (
  select distinct on (id) (r.raw->>'id')::uuid as id, r.raw
  from jsonb_array_elements($3::jsonb->'results') with ordinality as r (raw, position)
  order by id, position desc
), old as materialized (
  select o.id, o.parent_id, o.raw - ${members} as raw, ${apart === APART ? 'o.personal' : 'null::bytea as personal'},
    o.first_seen_at, o.deleted_at, p.raw as next
  from page p join ${table} o on ${key.same}
  where o.raw is distinct from p.raw and ${HELD}
  for no key update of o
), held_back as materialized (
  ${heldBack.rows}
), waiting as (
  ${heldBack.write}
), former as (
  insert into pluggy.list_versions
    (list, id, parent_id, item_id, user_id, raw, personal, valid_from, valid_until, replaced_at, reason)
  select '${name}', o.id, o.parent_id, $4, $6, o.raw, o.personal,
    coalesce((select max(v.replaced_at) from pluggy.list_versions v where v.list = '${name}' and ${key.version}),
      o.first_seen_at),
    coalesce(o.deleted_at, $7), $7, case when o.deleted_at is null then 'changed' else 'not_listed' end
  from old o
  where o.raw ${WITHOUT_VOLATILE} <> o.next ${WITHOUT_VOLATILE} and o.id not in (select id from held_back)
  returning 1
), written as (
  insert into ${table} as t (id, item_id, parent_id, user_id, raw, first_seen_at, changed_at${apart.columns})
  select p.id, $4, $5, $6, p.raw, $7, $7${apart.values} from page ${apart.source}
  where ${HELD} and not exists (
    select from ${table} o where ${key.same} and o.raw = p.raw and o.deleted_at is null ${apart.equal} ${heldBack.equal}
      and o.item_id = $4 and o.parent_id is not distinct from $5::uuid and o.user_id is not distinct from $6)
    and p.id not in (select id from held_back) and (select count(*) >= 0 from former)
  on conflict (${key.columns}) do update set item_id = excluded.item_id, parent_id = excluded.parent_id,
    user_id = excluded.user_id, raw = excluded.raw, changed_at = excluded.changed_at, deleted_at = null${apart.changes}${heldBack.changes}
  returning 1
)`,
    `(select count(*)::integer from written) as written,
  array(select id from page) as ids,
  exists (
    select from ${table} where item_id = $4 and ($5::uuid is null or parent_id = $5) and deleted_at is null
      and id <> all ($8::uuid[]) and id not in (select id from page)) as "hasOthers"`,
  );

export interface ListTarget {
  readonly itemId: ItemId;
  /** The account of a bill, the investment of a movement; null for what belongs to the item itself. */
  readonly parentId: string | null;
  readonly userId: UserId | null;
  readonly fence: Fence;
  readonly now: Date;
}

export interface WrittenList {
  /** Rows that were new or different. */
  readonly written: number;
  readonly ids: readonly string[];
  /** Whether rows are shown that neither this page nor an earlier one had. */
  readonly hasOthers: boolean;
}

/**
 * Stores one page of a list.
 * @param split Pluggy's answer, `{ "results": [...] }`, as text that jsonb takes, and what was taken out of it
 * @param earlier ids that earlier pages had
 * @throws {LeaseLost}
 */
export async function writeList(
  db: Queryable,
  name: ListName,
  { page, personal }: SplitPage,
  { itemId, parentId, userId, fence, now }: ListTarget,
  earlier: readonly string[],
): Promise<WrittenList> {
  const isSplit = OF_LISTS[name] !== undefined;
  const apart = [
    personal.map(({ id }) => id),
    personal.map(({ sealed }) => sealed),
    personal.map(({ digest }) => digest),
  ];
  return fenced<WrittenList>(db, fence, {
    name: `write-${name}`,
    text: write(LIST_TABLES[name], kindOf(name)),
    values: [page, itemId, parentId, userId, now, earlier, ...(isSplit ? apart : [])],
  });
}
