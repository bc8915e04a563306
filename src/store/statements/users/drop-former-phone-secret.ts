import type { Queryable } from '../../Queryable.ts';

const DROP = `
delete from pluggy.secrets
where purpose = 'phone' and not exists (select from pluggy.users where phone_hash is not null)`;

/** The secret goes once no user needs it any more. */
export async function dropFormerPhoneSecret(tx: Queryable): Promise<void> {
  await tx.query(DROP);
}
