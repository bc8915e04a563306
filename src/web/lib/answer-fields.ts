import * as z from 'zod/mini';

/**
 * Readers of answers, made of the shapes that the API and the page share. A bank may leave out a member, or fill it with
 * something odd; that member is then not known, and takes nothing else of the answer with it.
 */

type Schema = z.core.$ZodType;

/** What a shape reads as when nothing of it is sure. */
type Tolerant<S> = S extends z.core.$ZodOptional<infer Inner> | z.core.$ZodNullable<infer Inner>
  ? Tolerant<Inner>
  : S extends z.core.$ZodArray<infer Element>
    ? NonNullable<Tolerant<Element>>[]
    : S extends z.core.$ZodObject<infer Shape>
      ? { [Name in keyof Shape]?: Tolerant<Shape[Name]> } | null | undefined
      : S extends z.core.$ZodEnum
        ? string | null | undefined
        : S extends Schema
          ? z.output<S> | null | undefined
          : never;

/** The same of a row of which some members are sure. */
type Row<Shape, Sure extends keyof Shape> = {
  [Name in Sure]: Shape[Name] extends Schema ? z.output<Shape[Name]> : never;
} & { [Name in Exclude<keyof Shape, Sure>]?: Tolerant<Shape[Name]> };

/** A list, row by row: one that cannot be read hides none of the others. */
export const rows = <Element extends z.ZodMiniType>(element: Element) =>
  z.pipe(
    z.array(z.unknown()),
    z.transform((all) =>
      all.flatMap((one): z.output<Element>[] => {
        const read = z.safeParse(element, one);
        return read.success ? [read.data] : [];
      }),
    ),
  );

const isA = <Kind extends Schema>(kind: { new (def: never): Kind }, schema: Schema): schema is Kind =>
  schema instanceof kind;

/** A member that says it may be missing or null says nothing here: each may. */
function inside(schema: Schema): Schema {
  const isWrapped = isA(z.core.$ZodOptional, schema) || isA(z.core.$ZodNullable, schema);
  return isWrapped ? inside(schema._zod.def.innerType) : schema;
}

function members(schema: z.core.$ZodObject, sure: ReadonlySet<string>): z.ZodMiniType {
  const shape = Object.entries(schema._zod.def.shape).map(
    ([name, member]) => [name, sure.has(name) ? member : tolerant(member)] as const,
  );
  return z.object(Object.fromEntries(shape));
}

const NOTHING: ReadonlySet<string> = new Set();

/** Words that a later service may add to are read as texts. */
function readerOf(schema: Schema): z.ZodMiniType {
  if (isA(z.core.$ZodObject, schema)) return members(schema, NOTHING);
  return isA(z.core.$ZodEnum, schema) ? z.string() : (schema as z.ZodMiniType);
}

function tolerant(schema: Schema): z.ZodMiniType {
  const inner = inside(schema);
  if (isA(z.core.$ZodArray, inner)) {
    // one that is missing or no list has nothing to show
    return z.catch(rows(readerOf(inside(inner._zod.def.element))), []);
  }
  return z.catch(z.nullish(readerOf(inner)), null);
}

/**
 * Reads an object of the API. Without one of the members that are `sure` it cannot be shown at all; each of the others is
 * null where it is odd.
 */
export function row<Shape extends z.core.$ZodShape, Sure extends keyof Shape & string>(
  schema: z.core.$ZodObject<Shape>,
  ...sure: Sure[]
): z.ZodMiniType<Row<Shape, Sure>> {
  return members(schema, new Set<string>(sure)) as z.ZodMiniType<Row<Shape, Sure>>;
}
