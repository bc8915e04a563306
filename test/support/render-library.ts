import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { Operation } from '../../src/contract/operations/operation.ts';
import { type OperationId, operations } from '../../src/contract/operations.ts';
import { LIBRARY_METHODS } from './library-methods.ts';

const SERVICES = new URL('../../src/services/', import.meta.url);

/** `options?` stands for what a method takes apart at once. */
function parameterOf({ name, initializer, questionToken }: ts.ParameterDeclaration): string {
  const isOptional = initializer !== undefined || questionToken !== undefined;
  return `${ts.isIdentifier(name) ? name.text : 'options'}${isOptional ? '?' : ''}`;
}

function methodsIn(file: string): ts.MethodDeclaration[] {
  const url = new URL(`${file}.ts`, SERVICES);
  const source = ts.createSourceFile(url.href, readFileSync(url, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements
    .filter(ts.isClassDeclaration)
    .flatMap(({ members }) => members.filter(ts.isMethodDeclaration));
}

/** `create(userId, rule)`, from the source. */
function signatureOf(method: string): string {
  const [name = '', group] = method.split('.').reverse();
  const files =
    group === undefined
      ? ['PluggyV2', 'TransactionMethods']
      : [`${group.charAt(0).toUpperCase()}${group.slice(1)}`];
  const found = files
    .flatMap(methodsIn)
    .find((member) => ts.isIdentifier(member.name) && member.name.text === name);
  if (found === undefined) throw new Error(`${files.join(' and ')} have no method ${name}`);
  return `${method}(${found.parameters.map(parameterOf).join(', ')})`;
}

function rowOf(id: OperationId): string {
  const { method, path, summary }: Operation = operations[id];
  const one = LIBRARY_METHODS[id];
  const said =
    typeof one === 'string' ? [`\`${signatureOf(one)}\``, summary] : ['–', `Left out: ${one.why}.`];
  return `| ${said[0]} | \`${method.toUpperCase()} ${path}\` | ${said[1]} |`;
}

/** The table of docs/library.md: the operations in the order of the API's own table. */
export const renderLibraryTable = (): string =>
  [
    '| method | over HTTP | what |',
    '| --- | --- | --- |',
    ...(Object.keys(operations) as OperationId[]).map(rowOf),
  ].join('\n');
