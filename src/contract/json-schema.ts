import * as z from 'zod/mini';
import { COMPONENTS } from './components.ts';
import { expectationOf } from './inputs.ts';
import { count, decimal, ourMembersOf } from './shapes/values.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Formats that say all that the pattern says. */
const SAID_BY_FORMAT = new Set(['date', 'date-time', 'uuid']);

export const refTo = (name: string): string => `#/components/schemas/${name}`;

export interface JsonSchemaOptions {
  /** Leaves the form of Pluggy's own members open: for answers about objects that came in an odd form. */
  readonly anyFormOfPluggy?: boolean;
}

interface Described {
  readonly zodSchema: z.core.$ZodType;
  readonly jsonSchema: Record<string, unknown>;
}

const isOpen = ({ additionalProperties: others }: Record<string, unknown>): boolean =>
  typeof others === 'object' && others !== null && Object.keys(others).length === 0;

/** Keeps of an open object what is ours, and nothing of one that is Pluggy's alone. */
function leaveToPluggy({ zodSchema, jsonSchema }: Described): void {
  const { properties, required } = jsonSchema;
  if (!isOpen(jsonSchema) || typeof properties !== 'object') return;
  const ours = ourMembersOf(zodSchema);
  for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
  if (ours.size === 0) return;
  const members = Object.entries(properties ?? {}).filter(([name]) => ours.has(name));
  jsonSchema['type'] = 'object';
  jsonSchema['properties'] = Object.fromEntries(members);
  jsonSchema['required'] = (required as string[]).filter((name) => ours.has(name));
}

/** What zod cannot say, or says at too great length. */
function describe({ zodSchema, jsonSchema }: Described): void {
  if (zodSchema === decimal || zodSchema === count) {
    for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
    Object.assign(
      jsonSchema,
      zodSchema === decimal ? { type: 'number', format: 'decimal' } : { type: 'integer' },
    );
  }
  if (SAID_BY_FORMAT.has(String(jsonSchema['format']))) delete jsonSchema['pattern'];
  const expected = expectationOf(zodSchema)?.en.replace(/^it must be /, '');
  if (expected !== undefined && jsonSchema['type'] !== 'object')
    jsonSchema['description'] = `${expected.charAt(0).toUpperCase()}${expected.slice(1)}.`;
}

/**
 * JSON schemas (draft 2020-12, the dialect of OpenAPI 3.1) of the shapes in components.ts and of `more`, by their names;
 * they name each other by `#/components/schemas/<name>`.
 */
export function jsonSchemas(
  more: Readonly<Record<string, z.core.$ZodType>>,
  { anyFormOfPluggy = false }: JsonSchemaOptions = {},
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...COMPONENTS, ...more })) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    target: 'draft-2020-12',
    uri: refTo,
    unrepresentable: 'any', // decimal, which `describe` says
    override: (context) => {
      describe(context as Described);
      if (anyFormOfPluggy) leaveToPluggy(context as Described);
    },
  });
  const plain = ([name, { $schema, $id, ...schema }]: [string, Record<string, unknown>]) =>
    [name, schema] as const;
  return Object.fromEntries(Object.entries(schemas).map((entry) => plain(entry as never)));
}
