/** Reads the program's own text: which file imports which, where imports run in circles, how long things are. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { root } from './root.mjs';

const isTest = (path) => /\.test\.tsx?$|\/testing\/|\/e2e\//.test(path);

function walk(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** Whether nothing of an import is left when the types are taken out. */
function isOnlyTypes(clause) {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const { elements } = clause.namedBindings ?? clause;
  return clause.name === undefined && (elements?.every((element) => element.isTypeOnly) ?? false);
}

function importOf(node) {
  if (ts.isImportDeclaration(node))
    return { text: node.moduleSpecifier.text, kind: isOnlyTypes(node.importClause) ? 'type' : 'run' };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    const isType = node.isTypeOnly || (node.exportClause?.elements?.every((one) => one.isTypeOnly) ?? false);
    return { text: node.moduleSpecifier.text, kind: isType ? 'type' : 'run' };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [target] = node.arguments;
    return target !== undefined && ts.isStringLiteral(target)
      ? { text: target.text, kind: 'lazy' }
      : undefined;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return { text: node.argument.literal.text, kind: 'type' };
  return undefined;
}

function importsOf(path, source) {
  const found = [];
  const visit = (node) => {
    const one = importOf(node);
    if (one?.text.startsWith('.'))
      found.push({ target: normalize(join(dirname(path), one.text)), kind: one.kind });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * The program's files below some folders, tests left out.
 * @param folders from the project's root
 */
export function readTree(...folders) {
  const paths = folders.flatMap(walk).filter((path) => /\.tsx?$/.test(path) && !isTest(path));
  return paths.map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    return { path, text, source, imports: importsOf(path, source) };
  });
}

/**
 * Groups of files each of which imports, by way of others, every other of its group.
 * @param kinds which imports count: what runs when a file is loaded, what only types need, what is loaded later
 */
export function findCircles(files, kinds) {
  const targets = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.filter(({ kind }) => kinds.includes(kind)).map(({ target }) => target),
    ]),
  );
  const [order, low, stack, circles] = [new Map(), new Map(), [], []];
  const visit = (path) => {
    order.set(path, order.size);
    low.set(path, order.get(path));
    stack.push(path);
    for (const next of targets.get(path) ?? []) {
      if (!targets.has(next)) continue;
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(path, Math.min(low.get(path), low.get(next)));
    }
    if (low.get(path) !== order.get(path)) return;
    const circle = stack.splice(stack.indexOf(path));
    if (circle.length > 1 || targets.get(path).includes(path)) circles.push(circle.sort());
  };
  for (const { path } of files) if (!order.has(path)) visit(path);
  return circles;
}

/** Where the type `any` is written. */
export function findAny({ path, source }) {
  const found = [];
  const visit = (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword)
      found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const SQL =
  /\b(select\b[\s\S]+\bfrom\s+\w|select\s+(1\b|exists\b|pg_|now\b|count\b)|insert\s+into\s|delete\s+from\s|update\s+[\w.]+(\s+\w+)?\s+set\s|listen\s+\w|notify\s+\w+,|set\s+(local|session)\s|create\s+(table|index|role)\s|alter\s+(table|role)\s)/;

/** Texts of the program that are SQL: told by its keywords, which the project writes in lower case. */
export function findSql({ path, source }) {
  const found = [];
  const visit = (node) => {
    const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);
    if ((isText || ts.isTemplateExpression(node)) && SQL.test(isText ? node.text : node.getText()))
      found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The name of a function, or of what holds it. */
export function nameOf(node) {
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  if (parent === undefined) return '(closure)';
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText();
  return ts.isConstructorDeclaration(node) ? 'constructor' : '(closure)';
}

/** Every function that has a body, with its length in lines. */
export function listFunctions({ path, source }) {
  const found = [];
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line;
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body !== undefined) {
      const lines = lineOf(node.getEnd()) - lineOf(node.getStart()) + 1;
      found.push({ name: nameOf(node), path, lines });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * The table "Folders" of ARCHITECTURE.md: which folders or files, which count as one, may import which. Names in a row of
 * `src/` are of `src/`, and names in a row of `sandbox/` are of `sandbox/`; other rows name top folders.
 */
export function readFolders() {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith('Folders\n')) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((row) => {
    const [, folders = '', , names = ''] = row.split('|');
    return {
      folders: [...folders.matchAll(/`([^`]+)`/g)].map(([, folder = '']) => folder.replace(/\/$/, '')),
      mayImport: names
        .split(',')
        .map((name) => name.replaceAll('`', '').trim())
        .filter((name) => name !== '–'),
    };
  });
}

/** The row that holds a file: the one with the longest name. */
export function rowOf(rows, path) {
  const holds = (folder) => path === folder || path.startsWith(`${folder}/`);
  const length = ({ folders }) => Math.max(0, ...folders.filter(holds).map((folder) => folder.length));
  const [row] = [...rows].sort((a, b) => length(b) - length(a));
  return row !== undefined && length(row) > 0 ? row : undefined;
}

/** `src/` and `sandbox/` are worlds of their own: names in their rows are theirs. */
const baseOf = ({ folders: [folder = ''] }) => /^(src|sandbox)(\/|$)/.exec(folder)?.[1] ?? '';

function mayImport(own, other) {
  const base = baseOf(own);
  const isIn = (name) =>
    other.folders.some((folder) => folder === name || (base === '' && folder.startsWith(`${name}/`)));
  return (
    own === other ||
    (own.mayImport.includes('everything') && baseOf(other) === base) ||
    own.mayImport.some((name) => isIn(base === '' ? name : `${base}/${name}`))
  );
}

/** Imports that the table does not allow, as sentences. */
export function findForbidden(files, rows) {
  return files.flatMap(({ path, imports }) => {
    const own = rowOf(rows, path);
    if (own === undefined) return [`${path} is in no row of the table`];
    return imports
      .map(({ target }) => ({ target, other: rowOf(rows, target) }))
      .filter(({ other }) => other !== undefined && !mayImport(own, other))
      .map(({ target }) => `${path} imports ${target}`);
  });
}
