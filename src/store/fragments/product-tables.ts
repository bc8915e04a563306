import { LIST_TABLES } from './list-tables.ts';

/** Every table of an item's products besides accounts and transactions. */
export const PRODUCT_TABLES = [...Object.values(LIST_TABLES), 'pluggy.identities'];
