import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** An expression of the contract's source, and the file in which it stands. */
export interface Place {
  readonly file: string;
  readonly node: ts.Node;
}

/** Members of a shape: what its comment says, and where the shape of the member stands. */
export type Members = ReadonlyMap<string, Place & { readonly comment: string | undefined }>;

interface SourceFile {
  readonly constants: ReadonlyMap<string, ts.VariableDeclaration>;
  /** Names that are imported, and from which file. */
  readonly imports: ReadonlyMap<string, string>;
}

const ROOT = new URL('../../../', import.meta.url).pathname;

function readSource(file: string): SourceFile {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const constants = new Map<string, ts.VariableDeclaration>();
  const imports = new Map<string, string>();
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement))
      for (const one of statement.declarationList.declarations) constants.set(one.name.getText(), one);
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!statement.moduleSpecifier.text.startsWith('.') || !bindings || !ts.isNamedImports(bindings))
      continue;
    for (const { name } of bindings.elements)
      imports.set(name.text, join(dirname(file), statement.moduleSpecifier.text));
  }
  return { constants, imports };
}

const files = new Map<string, SourceFile>();

function sourceOf(file: string): SourceFile {
  const known = files.get(file) ?? readSource(file);
  files.set(file, known);
  return known;
}

/** The text of the doc comment before a node. */
function commentOf(node: ts.Node): string | undefined {
  const text = node.getSourceFile().text;
  const last = ts.getLeadingCommentRanges(text, node.getFullStart())?.at(-1);
  const comment = last === undefined ? '' : text.slice(last.pos, last.end);
  if (!comment.startsWith('/**')) return undefined;
  const lines = comment.slice(3, -2).split('\n');
  return lines
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .replace(/@__NO_SIDE_EFFECTS__/, '')
    .trim();
}

/** Where a name that a file declares or imports has its value. */
export function findConstant(
  file: string,
  name: string,
): (Place & { comment: string | undefined }) | undefined {
  const { constants, imports } = sourceOf(file);
  const declared = constants.get(name);
  if (declared?.initializer)
    return { file, node: declared.initializer, comment: commentOf(declared.parent.parent) };
  const from = imports.get(name);
  return from === undefined ? undefined : findConstant(from, name);
}

/** The members of what a function such as `page` makes around what it is given. */
function membersMadeBy({ file, node }: Place): Members {
  const made = ts.isIdentifier(node) ? findConstant(file, node.text) : undefined;
  if (made === undefined || !ts.isArrowFunction(made.node)) return new Map();
  return membersOf({ file: made.file, node: made.node.body });
}

/** The members that an expression such as `closed({ … })` or `orNull(list(open({ … })))` names. */
export function membersOf({ file, node }: Place): Members {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return membersOf({ file, node: node.expression });
  if (ts.isIdentifier(node)) {
    const place = findConstant(file, node.text);
    return place === undefined ? new Map() : membersOf(place);
  }
  if (ts.isCallExpression(node)) {
    const given = node.arguments.flatMap((argument) => [...membersOf({ file, node: argument })]);
    return new Map([...given, ...membersMadeBy({ file, node: node.expression })]);
  }
  if (!ts.isObjectLiteralExpression(node)) return new Map();
  return new Map(
    node.properties.flatMap((property): [string, Place & { comment: string | undefined }][] => {
      if (ts.isSpreadAssignment(property)) return [...membersOf({ file, node: property.expression })];
      const value = ts.isPropertyAssignment(property) ? property.initializer : property.name;
      if (value === undefined || property.name === undefined) return [];
      const name = ts.isNumericLiteral(property.name) ? property.name.text : property.name.getText();
      return [[name, { file, node: value, comment: commentOf(property) }]];
    }),
  );
}
