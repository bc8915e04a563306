import ts from 'typescript';
import { COMPONENTS } from '../../src/contract/components.ts';
import type { JsonSchema } from '../../src/contract/json-schema.ts';
import { jsonSchemas } from '../../src/contract/json-schema.ts';
import { answerName, bodyName, ownSchemas, querySchemas } from '../../src/contract/openapi.ts';
import { isEventStream, isFile, type Operation } from '../../src/contract/operations/operation.ts';
import { operations } from '../../src/contract/operations.ts';
import { findConstant, membersOf, type Place } from './client/ShapeComments.ts';

/**
 * Writes src/contract/generated: what the comments of the contract say of each member of a schema, for the OpenAPI description,
 * which has no comments at run time.
 */

const HEAD = `// Written from the comments of the contract: npx vitest run -u --project unit test/api-pages.test.ts\n\n`;

/** Files whose constants are what shapes are made of: what they say is not about a member. */
const BUILDING_BLOCKS = /\/(values|inputs|rule-inputs)\.ts$/;

type Texts = Map<string, string>;

const inOneLine = (comment: string): string => comment.replace(/\s*\n\s*/g, ' ');

/** What is said of the shape that an expression such as `orNull(list(refresh))` names. */
function commentOfShape({ file, node }: Place): string | undefined {
  if (ts.isCallExpression(node)) {
    const [first] = node.arguments;
    return first === undefined ? undefined : commentOfShape({ file, node: first });
  }
  const found = ts.isIdentifier(node) ? findConstant(file, node.text) : undefined;
  return found === undefined || BUILDING_BLOCKS.test(found.file) ? undefined : found.comment;
}

/** Objects without a name of their own inside a schema. */
export function inlineObjects(schema: JsonSchema): JsonSchema[] {
  if (schema['properties'] !== undefined) return [schema];
  const inside = [schema['items'], schema['anyOf'], schema['oneOf']].flat() as (JsonSchema | undefined)[];
  return inside.flatMap((one) => (one === undefined ? [] : inlineObjects(one)));
}

function collect(texts: Texts, path: string, schema: JsonSchema, place: Place): void {
  const members = membersOf(place);
  for (const object of inlineObjects(schema))
    for (const [name, member] of Object.entries(object['properties'] as Record<string, JsonSchema>)) {
      const at = members.get(name);
      if (at === undefined) continue;
      const comment = at.comment ?? commentOfShape(at);
      if (comment !== undefined) texts.set(`${path}.${name}`, inOneLine(comment));
      collect(texts, `${path}.${name}`, member, at);
    }
}

function mustFind(file: string, name: string): Place {
  const place = findConstant(file, name);
  if (place === undefined) throw new Error(`${file} does not declare ${name}`);
  return place;
}

/** Where the schemas of what is no component were written, by their names. */
function placesOfOperations(): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const [id, place] of membersOf(mustFind('src/contract/operations.ts', 'operations'))) {
    const { body, query, responses }: Operation = operations[id as keyof typeof operations];
    const parts = membersOf(place);
    const [ofBody, ofQuery, ofAnswers] = [parts.get('body'), parts.get('query'), parts.get('responses')];
    if (body && ofBody) places.set(bodyName(id, body), ofBody);
    if (query && ofQuery) places.set(`${id}?`, ofQuery);
    for (const [status, answer] of Object.entries(responses)) {
      const at = ofAnswers && membersOf(ofAnswers).get(status);
      if (at && answer !== null && !isFile(answer) && !isEventStream(answer))
        places.set(answerName(id, status, answer), at);
    }
  }
  return places;
}

/** The component to which a shape adds members. */
function baseOf({ file, node }: Place, names: ReadonlyMap<ts.Node, string>): string | undefined {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'withOurs') return undefined;
  const base = findConstant(file, node.arguments[0]?.getText() ?? '');
  return base && names.get(base.node);
}

/** Without what the base says as well. */
function withoutBase(texts: Texts, name: string, base: string, all: Texts): void {
  for (const [path, text] of texts)
    if (path.startsWith(`${name}.`) && all.get(path.replace(name, base)) === text) texts.delete(path);
}

interface Collected {
  readonly byFile: ReadonlyMap<string, Texts>;
  /** The component whose members another one has, too. */
  readonly bases: ReadonlyMap<string, string>;
}

/** The texts by the file that they come from. */
function collectAll(): Collected {
  const own = { ...ownSchemas(), ...querySchemas() };
  const schemas = jsonSchemas(own);
  const components = membersOf(mustFind('src/contract/components.ts', 'COMPONENTS'));
  const places = new Map<string, Place>(placesOfOperations());
  for (const name of Object.keys(COMPONENTS)) {
    const at = components.get(name);
    if (at !== undefined) places.set(name, mustFind(at.file, at.node.getText()));
  }
  const names = new Map(Object.keys(COMPONENTS).map((name) => [places.get(name)?.node as ts.Node, name]));
  const byFile = new Map<string, Texts>();
  const all: Texts = new Map();
  for (const [name, place] of places) {
    const schema = schemas[name];
    if (schema === undefined) continue;
    const file = place.file.replace('src/contract/', '').replaceAll('/', '-');
    const texts = byFile.get(file) ?? new Map<string, string>();
    byFile.set(file, texts);
    const { comment } = place as Place & { comment?: string };
    if (name in COMPONENTS && comment !== undefined) texts.set(name, inOneLine(comment));
    collect(texts, name, schema, place);
  }
  const bases = new Map(
    [...places].flatMap(([name, place]) => {
      const base = baseOf(place, names);
      return base === undefined ? [] : [[name, base] as const];
    }),
  );
  for (const texts of byFile.values()) for (const [path, text] of texts) all.set(path, text);
  for (const texts of byFile.values()) for (const [name, base] of bases) withoutBase(texts, name, base, all);
  return { byFile, bases };
}

const printed = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const printLines = (entries: Iterable<readonly [string, string]>): string =>
  [...entries].map(([key, text]) => `  ${printed(key)}: ${printed(text)},\n`).join('');

/** The texts of the files of src/contract/generated, by their names. */
export function renderDescriptions(): Record<string, string> {
  const { byFile, bases } = collectAll();
  const files = [...byFile.keys()].sort();
  const nameOf = (file: string): string => file.replace('.ts', '').replaceAll('-', '_').toUpperCase();
  const imports = files.map((file) => `import { ${nameOf(file)} } from './${file}';\n`).join('');
  const index = `${HEAD}${imports}
/** What is said of a schema, or of a member of one, such as \`Sync.state\`. */
export const DESCRIPTIONS: Readonly<Record<string, string>> = {
${files.map((file) => `  ...${nameOf(file)},\n`).join('')}};

/** Schemas that have the members of another one, too. */
export const BASES: Readonly<Record<string, string>> = {
${printLines(bases)}};
`;
  const others = files.map((file) => {
    const lines = printLines(byFile.get(file) ?? []);
    return [file, `${HEAD}export const ${nameOf(file)}: Readonly<Record<string, string>> = {\n${lines}};\n`];
  });
  return Object.fromEntries([['descriptions.ts', index], ...others]);
}
