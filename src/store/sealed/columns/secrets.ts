import type { SealedColumn } from '../SealedColumn.ts';
import { secretContext } from '../secrets.ts';

/**
 * With a lost secret of version 0.1.0 its hashes lead to nobody. A lost key of sessions is replaced at its next use. Of the
 * webhook's secret the copy goes alone: deliveries are checked with its digest.
 */
const FORGET = `
with lost as (
  delete from pluggy.secrets where id = $1::bigint and purpose <> 'webhook' returning purpose
), unread as (
  update pluggy.secrets set sealed = null where id = $1::bigint and purpose = 'webhook'
)
update pluggy.users set phone_hash = null
where phone_hash is not null and exists (select from lost where purpose = 'phone')`;

export const SEALED_SECRETS: SealedColumn = {
  name: 'secrets',
  start: '0',
  next: `select id::text as id, sealed from pluggy.secrets
    where id > $1::bigint and sealed is not null order by secrets.id limit 100 for update`,
  write: 'update pluggy.secrets set sealed = $2 where id = $1::bigint and $3::bytea is not null',
  forget: FORGET,
  contextOf: secretContext,
  digestOf: (keyring, plain) => keyring.digest(plain, 'secret'), // nothing is looked up by it
};
