import { expect, it } from 'vitest';
import { COMPONENTS } from '../src/contract/components.ts';
import { DESCRIPTIONS } from '../src/contract/generated/descriptions.ts';
import type { JsonSchema } from '../src/contract/json-schema.ts';
import { bodyName, describeApi } from '../src/contract/openapi.ts';
import type { Operation } from '../src/contract/operations/operation.ts';
import { operations } from '../src/contract/operations.ts';
import { toolInputs } from '../src/contract/tool-input.ts';
import { inlineObjects } from './support/render-descriptions.ts';

// What is missing here is a comment at the member, in src/contract/shapes or in src/contract/operations.

interface Parameter {
  readonly name: string;
  readonly description?: string;
}

const { paths, components } = describeApi('/api/pluggy-v2') as {
  paths: Record<string, Record<string, { operationId: string; parameters: Parameter[] }>>;
  components: { schemas: Record<string, JsonSchema> };
};
const table = Object.entries(operations) as [string, Operation][];

const isClosed = (schema: JsonSchema): boolean => schema['additionalProperties'] === false;

/** Members of a schema that say nothing, of all objects in it of which `isOurs` is true. */
function silentMembers(path: string, schema: JsonSchema, isOurs: (object: JsonSchema) => boolean): string[] {
  return inlineObjects(schema).flatMap((object) =>
    Object.entries(object['properties'] as Record<string, JsonSchema>).flatMap(([name, member]) => [
      ...(isOurs(object) && !member['description'] ? [`${path}.${name}`] : []),
      ...silentMembers(`${path}.${name}`, member, isOurs),
    ]),
  );
}

it('every member of an object of ours is described, in answers and in what is sent', () => {
  const silent = Object.entries(components.schemas).flatMap(([name, schema]) =>
    silentMembers(name, schema, isClosed),
  );
  expect(silent).toEqual([]);
});

it("so is every member of Pluggy's objects, and every one that we add to them", () => {
  const open = Object.keys(COMPONENTS).filter((name) => !isClosed(components.schemas[name] ?? {}));
  const silent = open.flatMap((name) => {
    const members = components.schemas[name]?.['properties'] as Record<string, JsonSchema>;
    return Object.entries(members).flatMap(([member, { description }]) =>
      description ? [] : [`${name}.${member}`],
    );
  });
  expect(silent).toEqual([]);
});

it('every parameter is described, and what is sent is by more than its form', () => {
  const silent = Object.values(paths)
    .flatMap((ofPath) => Object.values(ofPath))
    .flatMap(({ operationId, parameters }) =>
      parameters.filter(({ description }) => !description).map(({ name }) => `${operationId} ${name}`),
    );
  expect(silent).toEqual([]);
  const keys = table.flatMap(([id, { query, body }]) => [
    ...Object.keys(query?.shape ?? {}).map((name) => `${id}?.${name}`),
    ...Object.keys(body?.shape ?? {}).map((name) => `${bodyName(id, body)}.${name}`),
  ]);
  expect(keys.filter((key) => DESCRIPTIONS[key] === undefined)).toEqual([]);
});

it('a model is told of everything that a tool takes what it means', () => {
  const silent = Object.entries(toolInputs()).flatMap(([tool, input]) =>
    Object.entries(input['properties'] as Record<string, JsonSchema>).flatMap(([name, { description }]) =>
      description ? [] : [`${tool} ${name}`],
    ),
  );
  expect(silent).toEqual([]);
});
