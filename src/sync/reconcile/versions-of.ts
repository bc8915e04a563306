/** The times at which Pluggy says that the item's data became what it is. */
export const versionsOf = (raw: string): string => {
  const { updatedAt, lastUpdatedAt } = JSON.parse(raw) as Record<string, unknown>;
  return JSON.stringify([updatedAt, lastUpdatedAt]);
};
