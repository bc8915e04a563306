import { expect, it } from 'vitest';
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

/** Members of a schema that say nothing, however deep they lie. */
function silentMembers(path: string, schema: JsonSchema): string[] {
  return inlineObjects(schema).flatMap((object) =>
    Object.entries(object['properties'] as Record<string, JsonSchema>).flatMap(([name, member]) => [
      ...(member['description'] ? [] : [`${path}.${name}`]),
      ...silentMembers(`${path}.${name}`, member),
    ]),
  );
}

it("every member is described, in answers and in what is sent, ours and Pluggy's, however deep it lies", () => {
  const silent = Object.entries(components.schemas).flatMap(([name, schema]) => silentMembers(name, schema));
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
