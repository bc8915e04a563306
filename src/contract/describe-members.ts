import { BASES, DESCRIPTIONS } from './generated/descriptions.ts';
import type { JsonSchema } from './json-schema.ts';

type Members = Readonly<Record<string, JsonSchema>>;

/** What the comments of the contract say of a member, such as `sync.state` of `Item`. */
function saidOf(name: string, path: string): string | undefined {
  const base = BASES[name];
  return (
    DESCRIPTIONS[`${name}${path}`] ?? (base === undefined || path === '' ? undefined : saidOf(base, path))
  );
}

/** What a member means, and then what it has to look like. */
function joined(said: string | undefined, schema: JsonSchema): string | undefined {
  const form = schema['description'] as string | undefined;
  // of a flag its type says what may be sent
  if (said === undefined || form === undefined || schema['type'] === 'boolean') return said ?? form;
  return `${said} ${form}`;
}

function describeAt(name: string, path: string, schema: JsonSchema): JsonSchema {
  const described: Record<string, unknown> = { ...schema };
  const { properties, items } = schema as { properties?: Members; items?: JsonSchema };
  if (properties !== undefined)
    described['properties'] = Object.fromEntries(
      Object.entries(properties).map(([member, one]) => {
        const at = `${path}.${member}`;
        const description = joined(saidOf(name, at), one);
        return [member, { ...describeAt(name, at, one), ...(description !== undefined && { description }) }];
      }),
    );
  if (items !== undefined) described['items'] = describeAt(name, path, items);
  for (const key of ['anyOf', 'oneOf'])
    if (Array.isArray(schema[key]))
      described[key] = (schema[key] as JsonSchema[]).map((one) => describeAt(name, path, one));
  return described;
}

/** Adds to schemas what the comments of the contract say of them and of their members. */
export function describeMembers(schemas: Members): Members {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const description = saidOf(name, '');
      return [name, { ...(description !== undefined && { description }), ...describeAt(name, '', schema) }];
    }),
  );
}
