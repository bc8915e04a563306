import { endpointSecretContext } from '../endpoint-secrets.ts';
import { FIRST_UUID, type SealedColumn } from '../SealedColumn.ts';

/** What deliveries to the team's servers are signed with, for the change of keys. A lost one is replaced by `rotate-secret`. */
export const SEALED_ENDPOINT_SECRETS: SealedColumn = {
  name: 'endpointSecrets',
  start: FIRST_UUID,
  next: `select id, sealed from pluggy.webhook_endpoint_secrets where id > $1 order by id limit 100 for update`,
  write: 'update pluggy.webhook_endpoint_secrets set sealed = $2 where id = $1 and $3::bytea is not null',
  forget: 'delete from pluggy.webhook_endpoint_secrets where id = $1',
  contextOf: endpointSecretContext,
  digestOf: (keyring, plain) => keyring.digest(plain, 'secret'), // nothing is looked up by it
};
