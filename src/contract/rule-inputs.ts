import * as z from 'zod/mini';
import { MOST_RULES } from '../domain/most-rules.ts';
import { distinctTags, isPlain, MAX_TAG, MAX_TAGS, shownText, takes } from './inputs.ts';

/** Building blocks for what the API takes of rules. */

/** An amount in a body, as a number or as its digits, which a float would not keep. */
export const bodyAmount = takes(
  z.pipe(
    z.pipe(
      z.union([z.number(), z.string()]),
      z.transform((value) => String(value)),
    ),
    z.string().check(z.regex(/^-?\d{1,30}(\.\d{1,30})?$/)),
  ),
  'an amount such as -149.93, as a number or a text',
  'um valor como -149.93, como número ou texto',
);

export const rulePlace = takes(
  z.int().check(z.gte(1), z.lte(MOST_RULES)),
  `a whole number from 1 to ${MOST_RULES}`,
  `um número inteiro de 1 a ${MOST_RULES}`,
);

export const someTags = takes(
  distinctTags.check(z.refine((tags: readonly string[]) => tags.length > 0)),
  `a list of 1 to ${MAX_TAGS} tags of 1 to ${MAX_TAG} characters`,
  `uma lista de 1 a ${MAX_TAGS} etiquetas de 1 a ${MAX_TAG} caracteres`,
);

export const ruleText = takes(
  shownText(200),
  'a text of 1 to 200 characters',
  'um texto de 1 a 200 caracteres',
);

export const ruleCategory = takes(
  z.string().check(z.minLength(1), z.maxLength(50), z.refine(isPlain)),
  "the id of one of Pluggy's categories, such as 11010000",
  'o id de uma categoria da Pluggy, como 11010000',
);
