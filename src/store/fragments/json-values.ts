// Pluggy sends what its banks send: a member of an object is cast only where no cast can refuse it, and null elsewhere.

/** A member of a jsonb object as numeric. */
export const jsonNumber = (member: string): string =>
  `case when jsonb_typeof(${member}) = 'number' then (${member})::numeric end`;

const UUID = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';

/** A text as uuid. */
export const jsonUuid = (text: string): string => `case when ${text} ~ '${UUID}' then (${text})::uuid end`;
