import * as z from 'zod/mini';
import { type Decimal, isDecimal } from './decimal.ts';

/** Building blocks for answers, in which the API client delivers every JSON number as text. */
export const decimal = z.custom<Decimal>(isDecimal);

/** A count small enough for a number. Never for money. */
export const count = z.pipe(decimal, z.transform(Number));

export const text = z.string();

/** Missing and null mean the same on the wire: the bank did not say. */
export const optionalText = z.nullish(text);
export const optionalDecimal = z.nullish(decimal);
export const optionalCount = z.nullish(count);
