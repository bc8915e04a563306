import type { JsonSchema } from '../../../src/contract/json-schema.ts';
import { type Members, membersOf, type Place } from './ShapeComments.ts';

export interface PrintOptions {
  /** Where the schema was written, for its comments. */
  readonly place: Place | undefined;
  /** Called for each component that is named; undefined: it has a name. Else its schema, which is printed in its place. */
  readonly onName: (name: string) => JsonSchema | undefined;
  /** Of what is sent: a member that may be left out may be undefined too. */
  readonly isInput?: boolean;
  /** Left out: those of a type that this one extends. */
  readonly without?: ReadonlySet<string>;
}

const REF = '#/components/schemas/';

const membersAt = (place: Place | undefined): Members => (place === undefined ? new Map() : membersOf(place));

export function printComment(text: string | undefined, indent = ''): string {
  if (text === undefined || text === '') return '';
  const lines = text.split('\n');
  if (lines.length === 1) return `${indent}/** ${text} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

const isName = (text: string): boolean => /^[A-Za-z_$][\w$]*$/.test(text);
const printKey = (name: string): string => (isName(name) ? name : `'${name}'`);
const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);

/** The members of an object, a line each, without the braces. */
export function printMembers(schema: JsonSchema, options: PrintOptions, indent: string): string {
  const {
    properties = {},
    required = [],
    additionalProperties: others,
  } = schema as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
    additionalProperties?: unknown;
  };
  const comments = membersAt(options.place);
  const own = Object.entries(properties).filter(([name]) => !options.without?.has(name));
  const lines = own.map(([name, member]) => {
    const at = comments.get(name);
    const isPlain = member['type'] === 'boolean' || member['enum'] !== undefined;
    const description = options.isInput && !isPlain ? (member['description'] as string) : undefined;
    const isOptional = !required.includes(name);
    const { without: _, ...inside } = options;
    const type = printType(member, { ...inside, place: at }, indent);
    const orNothing = isOptional && options.isInput ? ' | undefined' : '';
    const comment = printComment([at?.comment, description].filter(Boolean).join(' '), indent);
    return `${comment}${indent}readonly ${printKey(name)}${isOptional ? '?' : ''}: ${type}${orNothing};\n`;
  });
  const isOpen = typeof others === 'object' && others !== null && Object.keys(others).length === 0;
  const rest =
    isOpen && !options.without
      ? `${indent}/** What Pluggy says besides. */\n${indent}readonly [more: string]: unknown;\n`
      : '';
  return lines.join('') + rest;
}

function printObject(schema: JsonSchema, options: PrintOptions, indent: string): string {
  const others = schema['additionalProperties'];
  if (schema['properties'] === undefined && typeof others === 'object' && others !== null)
    return `Readonly<Record<string, ${printType(others as JsonSchema, options, indent)}>>`;
  const members = printMembers(schema, options, `${indent}  `);
  return members === '' ? 'Readonly<Record<string, never>>' : `{\n${members}${indent}}`;
}

function printOne(type: unknown, schema: JsonSchema, options: PrintOptions, indent: string): string {
  switch (type) {
    case 'null':
    case 'boolean':
    case 'string':
      return String(type);
    case 'integer':
      return 'number';
    case 'number':
      if (schema['format'] !== 'decimal') return 'number';
      options.onName('Decimal');
      return 'Decimal';
    case 'array': {
      const element = printType(schema['items'] as JsonSchema, options, indent);
      return `readonly ${element.includes('|') ? `(${element})` : element}[]`;
    }
    case 'object':
      return printObject(schema, options, indent);
    default:
      return 'unknown';
  }
}

/** The TypeScript type of a JSON schema. */
export function printType(schema: JsonSchema, options: PrintOptions, indent = ''): string {
  const { $ref, type } = schema as { $ref?: string; type?: string | readonly string[] };
  if ($ref !== undefined) {
    const name = $ref.replace(REF, '');
    const inPlace = options.onName(name);
    return inPlace === undefined ? name : printType(inPlace, options, indent);
  }
  if ('const' in schema) return literal(schema['const']);
  if (Array.isArray(schema['enum'])) return [...new Set(schema['enum'].map(literal))].join(' | ');
  const choices = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonSchema[] | undefined;
  const printed = choices
    ? choices.map((one) => printType(one, options, indent))
    : [type].flat().map((one) => printOne(one, schema, options, indent));
  return [...new Set(printed)].join(' | ');
}
