import * as z from 'zod/mini';
import { type Decimal, isDecimal } from './decimal.ts';

/** Building blocks for answers, in which the API client delivers every JSON number as text. */
export const decimal = z.custom<Decimal>(isDecimal);

/** A count small enough for a number. Never for money. */
export const count = z.pipe(decimal, z.transform(Number));

export const text = z.string();

/**
 * A member that a bank fills. Missing and null mean the same on the wire: the bank did not say. Anything else that is not
 * as it should be is not known either, and takes nothing else of the answer with it.
 */
export const maybe = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(z.nullish(schema), null);

export const optionalText = maybe(text);
export const optionalDecimal = maybe(decimal);
export const optionalCount = maybe(count);

/** An id that leads elsewhere: one that is none leads nowhere. */
export const reference = z.catch(text, '');

/** A list, row by row: one that cannot be shown at all, because it has no id, hides none of the others. */
export const rows = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.pipe(
    z.array(z.unknown()),
    z.transform((all) =>
      all.flatMap((row): z.output<Schema>[] => {
        const read = z.safeParse(schema, row);
        return read.success ? [read.data] : [];
      }),
    ),
  );

/** The same for a list inside a row: one that is missing or no list has nothing to show, and hides nothing beside it. */
export const rowsIfAny = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(rows(schema), []);
