import { maybe, open, text } from '../values.ts';

/** One of the categories of transactions. */
export const category = open({
  id: text,
  description: maybe(text),
  parentId: maybe(text),
  parentDescription: maybe(text),
});
