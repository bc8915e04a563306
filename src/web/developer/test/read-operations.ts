import * as z from 'zod/mini';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Something that a request says in its path, its query or its headers. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly isRequired: boolean;
  readonly description: string;
  /** What it may be; empty: anything that the description says. */
  readonly choices: readonly string[];
}

/** A member of a body; those of objects inside of it come after it, as `options.webhookUrl`. */
export interface Member {
  readonly name: string;
  readonly isRequired: boolean;
  readonly type: string;
  readonly description: string;
}

/** What the page needs to know of an operation. */
export interface Operation {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** Below the API's path, with `{name}` for each part that is given. */
  readonly path: string;
  readonly group: string;
  readonly summary: string;
  readonly details: string;
  /** Names of the ways to say who calls; empty: nobody is asked. */
  readonly credentials: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Null: it takes none. Without members: any bytes. */
  readonly body: { readonly members: readonly Member[]; readonly example: unknown } | null;
}

const description = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

type Schemas = Readonly<Record<string, unknown>>;

/** The schema that a reference leads to; the description is our own, so that none leads in a circle here. */
function resolved(schema: unknown, schemas: Schemas): Json {
  if (!isObject(schema)) return {};
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  return resolved(schemas[reference.replace('#/components/schemas/', '')], schemas);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

function typeOf(schema: Json): string {
  if (Array.isArray(schema['enum'])) return schema['enum'].join(' | ');
  if (isObject(schema['items'])) return `${typeOf(schema['items'])}[]`;
  const kind = textOf(schema['format']) || textOf(schema['type']);
  if (kind !== '') return kind;
  const either = schema['anyOf'];
  return Array.isArray(either) ? either.filter(isObject).map(typeOf).join(' | ') : 'any';
}

function membersOf(schema: Json, schemas: Schemas, before = ''): Member[] {
  const required = new Set(textsOf(schema['required']));
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  return Object.entries(properties).flatMap(([name, given]) => {
    const inner = resolved(given, schemas);
    const member: Member = {
      name: before + name,
      isRequired: required.has(name),
      type: typeOf(inner),
      description: textOf(inner['description']),
    };
    return [member, ...membersOf(inner, schemas, `${before}${name}.`)];
  });
}

/** Something of the right form: what is required, and nothing else; for people to fill in. */
function exampleOf(schema: Json, schemas: Schemas): unknown {
  const choices = schema['enum'];
  if (Array.isArray(choices)) return choices[0];
  if (isObject(schema['properties'])) {
    const { properties } = schema;
    const required = textsOf(schema['required']);
    return Object.fromEntries(
      required.map((name) => [name, exampleOf(resolved(properties[name], schemas), schemas)]),
    );
  }
  if (isObject(schema['items'])) return [exampleOf(resolved(schema['items'], schemas), schemas)];
  const type = schema['type'];
  if (type === 'boolean') return true;
  return type === 'integer' || type === 'number' ? 0 : '';
}

function parameterOf(given: unknown): Parameter[] {
  if (!isObject(given)) return [];
  const place = given['in'];
  if (place !== 'path' && place !== 'query' && place !== 'header') return [];
  const schema = isObject(given['schema']) ? given['schema'] : {};
  return [
    {
      name: textOf(given['name']),
      in: place,
      isRequired: given['required'] === true,
      description: textOf(given['description']),
      choices: textsOf(schema['enum']),
    },
  ];
}

function bodyOf(given: unknown, schemas: Schemas): Operation['body'] {
  if (!isObject(given) || !isObject(given['content'])) return null;
  const json = given['content']['application/json'];
  if (!isObject(json)) return { members: [], example: {} };
  const schema = resolved(json['schema'], schemas);
  return { members: membersOf(schema, schemas), example: exampleOf(schema, schemas) };
}

/** All operations of an OpenAPI description, in its order. @throws when it is none */
export function readOperations(openApi: unknown): Operation[] {
  const { paths, components } = description.parse(openApi);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter((entry): entry is [string, Json] => isObject(entry[1]) && 'operationId' in entry[1])
      .map(([method, operation]) => ({
        id: textOf(operation['operationId']),
        method: method.toUpperCase(),
        path,
        group: textsOf(operation['tags'])[0] ?? '',
        summary: textOf(operation['summary']),
        details: textOf(operation['description']),
        credentials: Array.isArray(operation['security'])
          ? operation['security'].filter(isObject).flatMap((one) => Object.keys(one))
          : [],
        parameters: Array.isArray(operation['parameters'])
          ? operation['parameters'].flatMap(parameterOf)
          : [],
        body: bodyOf(operation['requestBody'], components.schemas),
      })),
  );
}
