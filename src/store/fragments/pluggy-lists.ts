/** Lists of Pluggy's that belong to nobody; each is a table, and its ids are of this type. */
export const PLUGGY_LISTS = {
  connectors: { table: 'pluggy.connectors', id: 'integer', pattern: '^\\d{1,9}$' },
  categories: { table: 'pluggy.categories', id: 'text', pattern: '.' },
} as const;

export type PluggyList = keyof typeof PLUGGY_LISTS;
