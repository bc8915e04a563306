import { DIGEST, type MonthDigest, type Row, toMap } from '../../fragments/month-digests.ts';
import type { Queryable } from '../../Queryable.ts';

const OF_PAGE = `
with page as (
  select distinct on (r.raw->>'id') r.raw
  from unnest($1::text[]) as whole (page),
    jsonb_array_elements(whole.page::jsonb->'results') with ordinality as r (raw, position)
  order by r.raw->>'id', position desc
)
select ${DIGEST} from page group by 1`;

/** @param page Pluggy's answer, `{ "results": [...] }`, as UTF-8 bytes that jsonb takes */
export async function digestPage(db: Queryable, page: Buffer): Promise<Map<string, MonthDigest>> {
  return toMap((await db.query<Row>({ name: 'digest-page', text: OF_PAGE, page: [[page]] })).rows);
}
