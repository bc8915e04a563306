import { existsSync, readFileSync } from 'node:fs';

/** The part of a schema that Pluggy's published description makes use of. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly nullable?: boolean;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

interface Response {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses?: Readonly<Record<string, Response>> }>>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One operation of the description, such as `GET /items/{id}`. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly parts: readonly string[];
  readonly responses: Readonly<Record<string, Response>>;
}

const NAMED = '#/components/schemas/';

/** Pluggy's published description of its API, read where it lies. */
export class Description {
  readonly operations: readonly Operation[];
  readonly #schemas: Readonly<Record<string, Schema>>;

  constructor(document: Document) {
    this.#schemas = document.components.schemas;
    this.operations = Object.entries(document.paths)
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { responses = {} }]) => ({
          name: `${method.toUpperCase()} ${path}`,
          method: method.toUpperCase(),
          parts: path.split('/'),
          responses,
        })),
      )
      .sort((one, other) => variables(one) - variables(other));
  }

  /** The operation behind a call; a fixed path goes before one with variables. */
  operationOf(method: string, path: string): Operation | undefined {
    const parts = (path.split('?')[0] ?? '').split('/');
    return this.operations.find(
      (operation) =>
        operation.method === method &&
        operation.parts.length === parts.length &&
        operation.parts.every((part, index) => part.startsWith('{') || part === parts[index]),
    );
  }

  /** A named schema; throws when the description lacks it. */
  named(name: string): Schema {
    const schema = this.#schemas[name];
    if (schema === undefined) throw new Error(`the description has no schema ${name}`);
    return schema;
  }

  /** The schema behind a reference, with its name. */
  follow(reference: string): { readonly name: string; readonly schema: Schema } {
    const name = reference.slice(NAMED.length);
    return { name, schema: this.named(name) };
  }
}

function variables(operation: Operation): number {
  return operation.parts.filter((part) => part.startsWith('{')).length;
}

/** The description in that file; undefined where there is no such file. */
export function loadDescription(path: string): Description | undefined {
  if (!existsSync(path)) return undefined;
  return new Description(JSON.parse(readFileSync(path, 'utf8')) as Document);
}
