import { escapeJson } from '../../store/escape-json.ts';
import type { PluggyList } from '../../store/fragments/pluggy-lists.ts';
import type { ScopedDatabase } from '../../store/ScopedDatabase.ts';
import { findPluggyList } from '../../store/statements/products/find-pluggy-list.ts';
import { savePluggyList } from '../../store/statements/products/save-pluggy-list.ts';
import type { ListCache } from './KeptList.ts';

/** A list's place in the database. Nothing in these lists is an amount, so that floats do no harm. */
export function listCacheOf<Entry>(database: ScopedDatabase, name: PluggyList): ListCache<Entry> {
  return {
    load: () => database.asSystem((tx) => findPluggyList<Entry>(tx, name), 'read'),
    save: (entries, readAt) => {
      const text = escapeJson(Buffer.from(entries)).text.toString('utf8');
      return database.asSystem((tx) => savePluggyList(tx, name, text, readAt));
    },
  };
}
