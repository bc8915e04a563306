import ts from 'typescript';
import { COMPONENTS } from '../../src/contract/components.ts';
import { isRepeated } from '../../src/contract/is-repeated.ts';
import { type JsonSchema, jsonSchemas } from '../../src/contract/json-schema.ts';
import { isEventStream, isFile, type Operation } from '../../src/contract/operations/operation.ts';
import { PATH_PARAMS } from '../../src/contract/operations/path-params.ts';
import { operations } from '../../src/contract/operations.ts';
import { errorCatalogue } from '../../src/domain/errors.ts';
import { printComment, printMembers, printType } from './client/print-type.ts';
import { findConstant, membersOf, type Place } from './client/ShapeComments.ts';

/** Writes src/client/generated from the table of operations, the shapes and the catalogue of errors. */

const HEAD = `// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts\n\n`;
const upperFirst = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Everything that a client can call: Pluggy's own deliveries are not. */
const CALLED = (Object.entries(operations) as [string, Operation][]).filter(
  ([, { access }]) => access !== 'webhook',
);

const COMPONENT_NAMES = new Map(Object.entries(COMPONENTS).map(([name, shape]) => [shape, name]));

// Where things stand in the source.

const componentPlaces = membersOf(mustFind('src/contract/components.ts', 'COMPONENTS'));
const tablePlaces = [...membersOf(mustFind('src/contract/operations.ts', 'operations'))];

function mustFind(file: string, name: string): Place & { comment: string | undefined } {
  const place = findConstant(file, name);
  if (place === undefined) throw new Error(`${file} does not declare ${name}`);
  return place;
}

/** The place of a component's shape, and what its comment says. */
function placeOf(component: string) {
  const place = componentPlaces.get(component);
  if (place === undefined) throw new Error(`components.ts does not name ${component}`);
  return mustFind(place.file, place.node.getText());
}

const shapeFile = (component: string): string => placeOf(component).file.replace('src/contract/shapes/', '');
const operationFile = (id: string): string => {
  const place = tablePlaces.find(([name]) => name === id)?.[1];
  if (place === undefined) throw new Error(`nothing declares ${id}`);
  return place.file.replace('src/contract/operations/', '');
};

// Schemas of what is no component, by a name that says whose it is.

const OWN = Object.fromEntries(
  CALLED.flatMap(([id, { query, body, responses }]) => [
    ...(query ? [[`${id}:query`, query] as const] : []),
    ...(body ? [[`${id}:body`, body] as const] : []),
    ...Object.entries(responses).flatMap(([status, answer]) => {
      if (answer === null || isFile(answer)) return [];
      if (!isEventStream(answer))
        return COMPONENT_NAMES.has(answer) ? [] : [[`${id}:${status}`, answer] as const];
      return Object.entries(answer.events).map(([event, shape]) => [`${id}:event:${event}`, shape] as const);
    }),
  ]),
);
/** A schema that several operations share stands in a registry once. */
const NAMES = new Map([...Object.entries(OWN)].map(([name, schema]) => [schema, name]));
const SCHEMAS = jsonSchemas(Object.fromEntries([...NAMES].map(([schema, name]) => [name, schema])));
const schemaOf = (name: string): JsonSchema => {
  const schema = OWN[name];
  return SCHEMAS[(schema && NAMES.get(schema)) ?? name] ?? {};
};

/** Notes which components are named; what is none has no name of its own. */
function naming(names: Set<string>) {
  return (name: string): JsonSchema | undefined => {
    if (name in OWN) return SCHEMAS[name];
    names.add(name);
    return undefined;
  };
}

type OnName = ReturnType<typeof naming>;

// Files.

/** Imports of the components that a file names, and stands not in. */
function printImports(names: ReadonlySet<string>, from: string): string {
  const up = '../'.repeat(from.split('/').length - 1);
  const byFile = new Map<string, string[]>();
  for (const name of [...names].sort()) {
    const file =
      name === 'Decimal'
        ? `${up}../Decimal.ts`
        : name === 'Page'
          ? `${up}../pages.ts`
          : `${up}shapes/${shapeFile(name)}`;
    byFile.set(file, [...(byFile.get(file) ?? []), name]);
  }
  const lines = [...byFile].map(([file, all]) => {
    const path = file.startsWith('.') ? file : `./${file}`;
    return `import type { ${all.join(', ')} } from '${path}';\n`;
  });
  return lines.join('') + (lines.length > 0 ? '\n' : '');
}

/** The component to which this one adds members, and what that one has. */
function baseOf({ file, node }: Place): string | undefined {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'withOurs') return undefined;
  const base = node.arguments[0]?.getText() ?? '';
  const found = findConstant(file, base)?.node;
  return Object.keys(COMPONENTS).find((name) => placeOf(name).node === found);
}

/** Members that are as the base has them: what is said anew of one counts. */
function inheritedFrom(base: string, { file, node }: Place): ReadonlySet<string> {
  const ours = ts.isCallExpression(node) && node.arguments[1];
  const anew = ours ? membersOf({ file, node: ours }) : new Map();
  const names = Object.keys(SCHEMAS[base]?.['properties'] ?? {});
  return new Set(names.filter((name) => !anew.has(name)));
}

function renderShapes(file: string, components: readonly string[]): string {
  const named = new Set<string>();
  const types = components.map((name) => {
    const place = placeOf(name);
    const base = baseOf(place);
    const inherited = base && { without: inheritedFrom(base, place) };
    if (base !== undefined) named.add(base);
    const options = { place, onName: naming(named), ...inherited };
    const head = `export interface ${name}${base === undefined ? '' : ` extends ${base}`}`;
    return `${printComment(place.comment)}${head} {\n${printMembers(SCHEMAS[name] ?? {}, options, '  ')}}\n`;
  });
  for (const name of components) named.delete(name);
  return HEAD + printImports(named, `shapes/${file}`) + types.join('\n');
}

/** In a query a list of one may be given as that one. */
function oneOrSeveral(query: JsonSchema): JsonSchema {
  const properties = Object.entries((query['properties'] ?? {}) as Record<string, JsonSchema>);
  const wider = properties.map(([name, schema]) => {
    const { type, items, description } = schema as {
      type?: string;
      items?: JsonSchema;
      description?: string;
    };
    return [name, type === 'array' ? { anyOf: [items, schema], description } : schema] as const;
  });
  return { ...query, properties: Object.fromEntries(wider) };
}

/** Where a part of an operation stands in the table. */
function operationPlace(id: string, part: 'query' | 'body' | 'responses'): Place | undefined {
  const operation = tablePlaces.find(([name]) => name === id)?.[1];
  return operation && membersOf(operation).get(part);
}

/** The members of the argument: what stands in the path, then what the query or the body takes. */
function printArgs(id: string, { path, query, body }: Operation, onName: OnName): string {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const comment = printComment(PATH_PARAMS[name]?.description.split(/[.:]/)[0], '  ');
    return `${comment}  readonly ${name}: string;\n`;
  });
  const sent = query ? oneOrSeveral(schemaOf(`${id}:query`)) : body ? schemaOf(`${id}:body`) : {};
  const place = operationPlace(id, query ? 'query' : 'body');
  return inPath.join('') + printMembers(sent, { place, onName, isInput: true }, '  ');
}

const answerPlace = (id: string, status: string): Place | undefined => {
  const responses = operationPlace(id, 'responses');
  return responses && membersOf(responses).get(status);
};

/** The type of an answer, and its declaration where it is no component. */
function printAnswer(id: string, operation: Operation, onName: OnName) {
  const found = Object.entries(operation.responses).map(([status, answer]) => {
    if (answer === null) return { type: 'void', declared: '' };
    if (isFile(answer) || isEventStream(answer)) throw new Error(`${id} answers several things`);
    const component = COMPONENT_NAMES.get(answer);
    if (component !== undefined) {
      onName(component);
      return { type: component, declared: '' };
    }
    const options = { place: answerPlace(id, status), onName };
    const schema = schemaOf(`${id}:${status}`);
    const { results, next } = schema['properties'] as Record<string, JsonSchema>;
    if (results && next && Object.keys(schema['properties'] as object).length === 2) {
      onName('Page');
      return { type: `Page<${printType(results['items'] as JsonSchema, options)}>`, declared: '' };
    }
    const name = `${upperFirst(id)}Answer`;
    return {
      type: name,
      declared: `export interface ${name} {\n${printMembers(schema, options, '  ')}}\n\n`,
    };
  });
  const declared = [...new Set(found.map((one) => one.declared))].join('');
  return { type: [...new Set(found.map(({ type }) => type))].join(' | '), declared };
}

function printEvents(id: string, events: Readonly<Record<string, unknown>>, onName: OnName) {
  const kinds = Object.keys(events).filter((event) => event !== 'ping');
  const types = kinds.map((event) => {
    const data = printType(schemaOf(`${id}:event:${event}`), { place: undefined, onName }, '  ');
    return `  | ServerEvent<'${event}', ${data}>`;
  });
  const name = `${upperFirst(id)}Event`;
  return { type: name, declared: `export type ${name} =\n${types.join('\n')};\n\n` };
}

function printOperation(id: string, operation: Operation, onName: OnName) {
  const members = printArgs(id, operation, onName);
  const args = `${upperFirst(id)}Args`;
  const isOptional = !/^ {2}readonly \w+:/m.test(members);
  const parameter =
    members === '' ? 'args?: Readonly<Record<string, never>>' : `args${isOptional ? '?' : ''}: ${args}`;
  const comment = [operation.summary, operation.details].filter((text) => text !== undefined).join('\n\n');
  const declaredArgs = members === '' ? '' : `export interface ${args} {\n${members}}\n\n`;
  const [first] = Object.values(operation.responses);
  let method: string;
  let declared = '';
  if (first && isEventStream(first)) {
    const { type, declared: events } = printEvents(id, first.events, onName);
    method = `${id}(${parameter}, options?: EventOptions): AsyncGenerator<${type}, void, undefined>;`;
    declared = events;
  } else if (first && isFile(first)) {
    method = `${id}(${parameter}, options?: CallOptions): Promise<HttpAnswer>;`;
  } else {
    const { type, declared: answer } = printAnswer(id, operation, onName);
    method = `${id}(${parameter}, options?: CallOptions): Promise<${type}>;`;
    declared = answer;
  }
  return { method: `${printComment(comment, '  ')}  ${method}\n`, declared: declaredArgs + declared };
}

const interfaceName = (file: string): string =>
  `${upperFirst(file.replace('.ts', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))}Operations`;

function renderOperations(file: string, ids: readonly string[]): string {
  const named = new Set<string>();
  const printed = CALLED.filter(([id]) => ids.includes(id)).map(([id, operation]) =>
    printOperation(id, operation, naming(named)),
  );
  const body = `${printed.map(({ declared }) => declared).join('')}export interface ${interfaceName(file)} {\n${printed.map(({ method }) => method).join('\n')}}\n`;
  const helpers = [
    ['CallOptions', '../../Transport.ts'],
    ['EventOptions', '../../follow-events.ts'],
    ['HttpAnswer', '../../fetch.ts'],
    ['ServerEvent', '../../read-events.ts'],
  ] as const;
  const imports = helpers
    .filter(([name]) => new RegExp(`\\b${name}\\b`).test(body))
    .map(([name, from]) => `import type { ${name} } from '${from}';\n`);
  return HEAD + imports.join('') + printImports(named, `operations/${file}`) + body;
}

const errorName = (code: string): string =>
  `${upperFirst(code.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()))}Error`;

function renderErrors(): string {
  const entries = Object.entries(errorCatalogue);
  const classes = entries.map(
    ([code, { status, title }]) =>
      `/** ${status}: ${title.en} */\nexport class ${errorName(code)} extends ApiError<'${code}'> {}\n`,
  );
  const table = entries.map(([code]) => `  ${code}: ${errorName(code)},\n`);
  return `${HEAD}import { ApiError } from '../ApiError.ts';\n\n${classes.join('')}\n/** The classes by their codes. */\nexport const ERROR_CLASSES = {\n${table.join('')}} as const;\n\nexport type ErrorCode = keyof typeof ERROR_CLASSES;\n`;
}

/** The schemas of what an operation answers. */
const answersOf = (id: string): JsonSchema[] =>
  Object.entries(operations[id as keyof typeof operations].responses).flatMap(([status, answer]) => {
    const component = COMPONENT_NAMES.get(answer as never);
    return [SCHEMAS[component ?? ''] ?? schemaOf(`${id}:${status}`)];
  });

/** Names of members that are numbers of this kind, wherever in the answers of an operation. */
export function numbersNamed(id: string, isOfKind: (schema: JsonSchema) => boolean): Set<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (value: unknown, name: string): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, name);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const schema = value as JsonSchema;
    if (isOfKind(schema)) names.add(name);
    const component = String(schema['$ref']).split('/').at(-1) ?? '';
    if (SCHEMAS[component] !== undefined && !seen.has(component)) {
      seen.add(component);
      visit(SCHEMAS[component], name);
    }
    for (const [key, member] of Object.entries((schema['properties'] ?? {}) as object)) visit(member, key);
    for (const key of ['anyOf', 'oneOf', 'items', 'additionalProperties']) visit(schema[key], name);
  };
  for (const schema of answersOf(id)) visit(schema, '');
  return names;
}

export const isCount = ({ type }: JsonSchema): boolean => [type].flat().includes('integer');
export const isAmount = ({ format }: JsonSchema): boolean => format === 'decimal';

export const CALLED_IDS: readonly string[] = CALLED.map(([id]) => id);

function renderTable(): string {
  const amounts = new Set(CALLED_IDS.flatMap((id) => [...numbersNamed(id, isAmount)]));
  const counts = new Set(
    CALLED_IDS.flatMap((id) => [...numbersNamed(id, isCount)]).filter((name) => !amounts.has(name)),
  );
  const lines = CALLED.map(([id, { method, path, responses }]) => {
    const [answer] = Object.values(responses);
    const kind = answer && isFile(answer) ? 'file' : answer && isEventStream(answer) ? 'events' : 'json';
    const own = [...numbersNamed(id, isCount)].filter((name) => amounts.has(name));
    return `  ${id}: '${[method, path, kind, ...own].join(' ')}',\n`;
  });
  const repeated = CALLED.flatMap(([, { query }]) =>
    Object.entries(query?.shape ?? {}).flatMap(([name, schema]) => (isRepeated(schema) ? [name] : [])),
  );
  const set = (names: Iterable<string>): string =>
    `new Set(\n  '${[...new Set(names)].sort().join(' ')}'.split(' '),\n)`;
  return `${HEAD}/**
 * What is asked for, by the id of the operation: method, path, and what is answered. Behind them stand the members of the answer
 * that are counts, and amounts in the answers of other operations.
 */
export const OPERATIONS = {\n${lines.join('')}} as const;

/** Members of answers that count or name something: they are numbers. Every other number is a decimal string. */
export const COUNTS: ReadonlySet<string> = ${set(counts)};

/** Parts of a query that are repeated for several values; other lists are joined by commas. */
export const REPEATED: ReadonlySet<string> = ${set(repeated)};\n`;
}

/** By what `keyOf` says of each. */
function group(
  all: readonly string[],
  keyOf: (one: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const keys = [...new Set(all.map(keyOf))];
  return new Map(keys.map((key) => [key, all.filter((one) => keyOf(one) === key)]));
}

/** The texts of the files of src/client/generated, by their names. */
export function renderClient(): Record<string, string> {
  const shapes = group(Object.keys(COMPONENTS), shapeFile);
  const nouns = group(CALLED_IDS, operationFile);
  const files = [...nouns.keys()];
  const index = files
    .map((file) => `import type { ${interfaceName(file)} } from './operations/${file}';\n`)
    .join('');
  const reexports = [
    `export type { Decimal } from '../Decimal.ts';\n`,
    ...files.map((file) => `export type * from './operations/${file}';\n`),
    ...[...shapes.keys()].map((file) => `export type * from './shapes/${file}';\n`),
  ].sort();
  return {
    ...Object.fromEntries([...shapes].map(([file, all]) => [`shapes/${file}`, renderShapes(file, all)])),
    ...Object.fromEntries(
      [...nouns].map(([file, ids]) => [`operations/${file}`, renderOperations(file, ids)]),
    ),
    'errors.ts': renderErrors(),
    'table.ts': renderTable(),
    'operations.ts': `${HEAD}${index}\n${reexports.join('')}\n/** A method for each operation of the API, under its id. */\nexport interface Operations\n  extends ${files.map(interfaceName).join(',\n    ')} {}\n`,
  };
}
