import { maybe, open, text } from '../values.ts';

/** One of the categories of transactions. */
export const category = open({
  /** Eight digits, of which the first two are those of its root. */
  id: text,
  /** Its name in English; `descriptionTranslated` has the one in Portuguese. */
  description: maybe(text),
  /** The category above it; a root has none. */
  parentId: maybe(text),
  /** The name of the category above it, in English. */
  parentDescription: maybe(text),
});
