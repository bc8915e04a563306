import type { Description, Schema } from './Description.ts';

/** Where a value differs from what the description says. */
export interface Mismatch {
  /** Schema and path within it, such as `Item.error.code`, `[]` for any element of a list. */
  readonly at: string;
  readonly problem: string;
}

const FORMATS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  // Only this form, with milliseconds and Z, becomes a Date in Pluggy's own clients.
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  date: /^\d{4}-\d\d-\d\d$/,
};

/**
 * Everything in which a value differs from its schema. A null passes where the schema marks it as nullable and nowhere
 * else: a strict client that was made from the description refuses it. A member that the schema doesn't name is a
 * mismatch, since a misspelt name would otherwise pass.
 */
export function mismatches(description: Description, value: unknown, schema: Schema, at: string): Mismatch[] {
  if (schema.$ref !== undefined) {
    const target = description.follow(schema.$ref);
    return mismatches(description, value, target.schema, target.name);
  }
  const found = (problem: string): Mismatch[] => [{ at, problem }];
  if (value === null) return isNullable(description, schema) ? [] : found('null');
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) {
    const tried = choices.map((choice) => mismatches(description, value, choice, at));
    return tried.some((problems) => problems.length === 0) ? [] : (tried[0] ?? []);
  }
  if (schema.allOf !== undefined) {
    return schema.allOf.flatMap((part) => mismatches(description, value, part, at));
  }
  if (!hasType(value, schema)) return found(`${typeName(value)} instead of ${schema.type ?? 'object'}`);
  if (schema.enum !== undefined && !schema.enum.includes(value)) return found(`not one of the listed values`);
  if (typeof value === 'string' && FORMATS[schema.format ?? '']?.test(value) === false) {
    return found(`not a ${schema.format}`);
  }
  if (typeof value === 'number' && schema.format === 'integer' && !Number.isInteger(value)) {
    return found('not an integer');
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined
      ? []
      : value.flatMap((element) => mismatches(description, element, items, `${at}[]`));
  }
  return typeof value === 'object' ? inObject(description, value, schema, at) : [];
}

function inObject(description: Description, value: object, schema: Schema, at: string): Mismatch[] {
  const members = Object.entries(value);
  const { properties, additionalProperties, required = [] } = schema;
  const missing = required
    .filter((name) => !members.some(([given, member]) => given === name && member !== undefined))
    .map((name) => ({ at: `${at}.${name}`, problem: 'missing' }));
  // An object without named members is free to hold any.
  const isFree = properties === undefined || Object.keys(properties).length === 0;
  const inside = members.flatMap(([name, member]) => {
    const declared = properties?.[name];
    if (declared !== undefined) {
      const place = `${at}.${name}`;
      if (member !== null) return mismatches(description, member, declared, place);
      return isNullable(description, declared) ? [] : [{ at: place, problem: 'null' }];
    }
    if (typeof additionalProperties === 'object') {
      return mismatches(description, member, additionalProperties, `${at}.*`);
    }
    return isFree || additionalProperties === true || required.includes(name)
      ? []
      : [{ at: `${at}.${name}`, problem: 'not described' }];
  });
  return [...missing, ...inside];
}

function isNullable(description: Description, schema: Schema): boolean {
  const { $ref, nullable, type, oneOf = [], anyOf = [] } = schema;
  if (nullable === true || type === 'null' || type?.includes('null')) return true;
  if ($ref !== undefined) return isNullable(description, description.follow($ref).schema);
  return [...oneOf, ...anyOf].some((choice) => isNullable(description, choice));
}

function hasType(value: unknown, schema: Schema): boolean {
  const wanted = schema.type ?? (schema.properties === undefined ? undefined : 'object');
  if (wanted === undefined) return true;
  const types = typeof wanted === 'string' ? [wanted] : wanted;
  const actual = typeName(value);
  return types.includes(actual) || (types.includes('integer') && Number.isInteger(value));
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
