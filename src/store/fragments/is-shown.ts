/** The condition that `alias` is shown. Two texts rather than an "or", which no index serves. */
export const isShown = (alias: string, includeDeleted: boolean): string =>
  includeDeleted ? 'true' : `${alias}.deleted_at is null`;
