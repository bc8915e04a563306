import * as z from 'zod/mini';
import { describeMembers } from './describe-members.ts';
import { type JsonSchema, jsonSchemas } from './json-schema.ts';
import { bodyName } from './openapi.ts';
import type { Operation } from './operations/operation.ts';
import { PATH_PARAMS } from './operations/path-params.ts';
import { operations } from './operations.ts';
import { TOOLS, type Tool, type ToolName } from './tools.ts';

/** The most rows of a page that a tool answers. */
export const MAX_TOOL_PAGE = 100;

const operationOf = ({ operation }: Tool): Operation => operations[operation];

/** What stands in the path of a tool's operation besides the user, whom the caller is bound to. */
export const pathNames = (tool: Tool): string[] =>
  [...operationOf(tool).path.matchAll(/:(\w+)/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'userId');

/** An object's schema with the members of a tool's operation that the tool takes. */
function sentSchema(tool: Tool): z.ZodMiniObject {
  const { query, body } = operationOf(tool);
  const shape = (query ?? body)?.shape ?? {};
  return z.strictObject(Object.fromEntries(tool.takes.map((name) => [name, shape[name] as z.core.$ZodType])));
}

/** The name by which the description of the API knows what the operation takes, and hence what its comments say of each member. */
function sentName({ operation }: Tool): string {
  const { query, body } = operations[operation] as Operation;
  return query === undefined && body !== undefined ? bodyName(operation, body) : `${operation}?`;
}

const pathSchema = (tool: Tool): z.ZodMiniObject =>
  z.strictObject(
    Object.fromEntries(pathNames(tool).map((name) => [name, PATH_PARAMS[name]?.schema as z.ZodMiniType])),
  );

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

function inputOf(sent: ObjectSchema, path: ObjectSchema): JsonSchema {
  const inPath = Object.entries(path.properties ?? {}).map(([name, schema]) => [
    name,
    { ...schema, description: PATH_PARAMS[name]?.description },
  ]);
  const { limit, ...properties } = { ...Object.fromEntries(inPath), ...sent.properties };
  const page = limit && {
    limit: { ...limit, maximum: MAX_TOOL_PAGE, description: `A number from 1 to ${MAX_TOOL_PAGE}.` },
  };
  return {
    type: 'object',
    properties: { ...properties, ...page },
    required: [...(path.required ?? []), ...(sent.required ?? [])],
    additionalProperties: false,
  };
}

let built: Readonly<Record<ToolName, JsonSchema>> | undefined;

/** JSON schemas of what the tools take. */
export function toolInputs(): Readonly<Record<ToolName, JsonSchema>> {
  if (built !== undefined) return built;
  const names = Object.keys(TOOLS) as ToolName[];
  const schemas = names.flatMap((name) => [
    [sentName(TOOLS[name]), sentSchema(TOOLS[name])] as const,
    [`${name}:path`, pathSchema(TOOLS[name])] as const,
  ]);
  const json = describeMembers(jsonSchemas(Object.fromEntries(schemas))) as Readonly<
    Record<string, ObjectSchema>
  >;
  const inputs = names.map(
    (name) => [name, inputOf(json[sentName(TOOLS[name])] ?? {}, json[`${name}:path`] ?? {})] as const,
  );
  built = Object.fromEntries(inputs) as Record<ToolName, JsonSchema>;
  return built;
}
