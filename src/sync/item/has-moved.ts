const record = (text: string): Readonly<Record<string, unknown>> => {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
};

/**
 * Whether the bank was read between two states of Pluggy's item, as far as the item tells. The time of any change counts
 * when the item is as after a good read: a partial one may leave the time of the last read as it was.
 */
export function hasMoved(before: string, after: string): boolean {
  const [was, is] = [record(before), record(after)];
  const differs = (name: string): boolean => (was[name] ?? null) !== (is[name] ?? null);
  return differs('lastUpdatedAt') || (is['status'] === 'UPDATED' && differs('updatedAt'));
}
