import * as z from 'zod/mini';

/** What shapes of answers are made of. */

const DECIMAL = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A decimal number as its digits, such as "-42.50": a float cannot hold most amounts. */
export type Decimal = `${number}`;

export const isDecimal = (value: unknown): value is Decimal =>
  typeof value === 'string' && DECIMAL.test(value);

/**
 * An amount, a rate, a quantity. On the wire it is a JSON number with every digit that Pluggy sent; a reader that keeps
 * digits (`parseExactJson`) makes the text of it, which is what this describes.
 */
export const decimal = z.custom<Decimal>(isDecimal);

/** A whole number that counts or names something, never money; a number, or its digits. */
export const count = z.pipe(
  z.pipe(
    z.union([z.int(), z.string().check(z.regex(/^-?\d+$/))]),
    z.transform((value) => Number(value)),
  ),
  z.int(),
);

export const text = z.string();

export const truth = z.boolean();

/** A moment: ISO 8601 in UTC. */
export const instant = z.iso.datetime();

/** A calendar day, YYYY-MM-DD. */
export const day = z.iso.date();

/** A calendar month, YYYY-MM. */
export const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/** Pluggy did not say: the member is null or missing. */
export const maybe = z.nullish;

export const orNull = z.nullable;

/** One of Pluggy's objects: members that are not named here pass as they came. */
export const open = z.looseObject;

/** An object of this project's: it has the members that are named here, and no others. */
export const closed = z.strictObject;

export const list = z.array;

/** One page of a list; `next` goes into `after`. @__NO_SIDE_EFFECTS__ */
export const page = <Row extends z.core.$ZodType>(row: Row) =>
  closed({
    /** The rows of the page. */
    results: z.array(row),
    /** Goes into `after` of the next page; null: this is the last one. */
    next: orNull(text),
  });

type DeepReadonly<T> = T extends readonly (infer Element)[]
  ? readonly DeepReadonly<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** The type of a shape: amounts are decimal strings, times ISO text. */
export type View<Schema extends z.core.$ZodType> = DeepReadonly<z.output<Schema>>;

/** The names of this project's own members of an object that it adds members to. */
const ourMembers = new WeakMap<z.core.$ZodType, ReadonlySet<string>>();

/** Of an open object; the others have the form that Pluggy gave them. */
export const ourMembersOf = (schema: z.core.$ZodType): ReadonlySet<string> =>
  ourMembers.get(schema) ?? new Set();

/** Pluggy's object with what this project adds. @__NO_SIDE_EFFECTS__ */
export function withOurs<Base extends z.ZodMiniObject, Ours extends z.core.$ZodLooseShape>(
  base: Base,
  ours: Ours,
) {
  const both = z.extend(base, ours);
  ourMembers.set(both, new Set([...ourMembersOf(base), ...Object.keys(ours)]));
  return both;
}
