import * as z from 'zod/mini';
import { toolInputs } from '../../contract/tool-input.ts';
import { TOOLS, type Tool, type ToolName } from '../../contract/tools.ts';
import { INSTRUCTIONS, TOOL_TITLES } from '../../domain/texts/mcp.ts';
import { callTool, findTool, type ToolContext } from './call-tool.ts';

/** One message of the Model Context Protocol (JSON-RPC 2.0), answered. No state is kept between two. */

/** Newest first. A client that asks for another one gets the newest. */
export const PROTOCOL_VERSIONS: readonly string[] = ['2025-11-25', '2025-06-18', '2024-11-05'];

const PARSE_ERROR = -32_700;
const INVALID_REQUEST = -32_600;
const METHOD_NOT_FOUND = -32_601;
const INVALID_PARAMS = -32_602;

const incoming = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.optional(z.union([z.string(), z.number()])),
  method: z.optional(z.string()),
  params: z.optional(z.record(z.string(), z.unknown())),
});

type Id = string | number | null;

export interface Reply {
  readonly jsonrpc: '2.0';
  readonly id: Id;
  readonly result?: object;
  readonly error?: { readonly code: number; readonly message: string };
}

const failure = (id: Id, code: number, message: string): Reply => ({
  jsonrpc: '2.0',
  id,
  error: { code, message },
});

/** What is answered to a text that is no JSON. */
export const unreadable: Reply = failure(null, PARSE_ERROR, 'Parse error');

function describeTool(name: ToolName, { language }: ToolContext): object {
  const tool: Tool = TOOLS[name];
  const title = TOOL_TITLES[name][language];
  const hints = {
    readOnlyHint: tool.writes !== true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  };
  return {
    name,
    title,
    description: tool.description,
    inputSchema: toolInputs()[name],
    annotations: { title, ...hints },
  };
}

function initialize(asked: unknown, { language }: ToolContext): object {
  const isKnown = typeof asked === 'string' && PROTOCOL_VERSIONS.includes(asked);
  return {
    protocolVersion: isKnown ? asked : PROTOCOL_VERSIONS[0],
    capabilities: { tools: {} },
    serverInfo: { name: 'pluggy-open-finance', title: 'Open Finance', version: '1.0.0' },
    instructions: INSTRUCTIONS[language],
  };
}

async function callOf(
  id: Id,
  params: Readonly<Record<string, unknown>>,
  context: ToolContext,
): Promise<Reply> {
  const { name, arguments: given = {} } = params;
  const tool = findTool(name, context);
  if (tool === undefined) return failure(id, INVALID_PARAMS, 'There is no such tool');
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return failure(id, INVALID_PARAMS, 'The arguments of a tool are an object');
  return { jsonrpc: '2.0', id, result: await callTool(context, tool, given as Record<string, unknown>) };
}

/** Undefined: the message is a notification or an answer, to which nothing is said. */
export async function answerMessage(message: unknown, context: ToolContext): Promise<Reply | undefined> {
  const read = z.safeParse(incoming, message);
  if (!read.success) return failure(null, INVALID_REQUEST, 'Invalid request');
  const { id, method, params = {} } = read.data;
  if (id === undefined || method === undefined) return undefined;
  const answered = (result: object): Reply => ({ jsonrpc: '2.0', id, result });
  switch (method) {
    case 'initialize':
      return answered(initialize(params['protocolVersion'], context));
    case 'ping':
      return answered({});
    case 'tools/list': {
      const names = Object.keys(TOOLS).flatMap((name) => findTool(name, context) ?? []);
      return answered({ tools: names.map((name) => describeTool(name, context)) });
    }
    case 'tools/call':
      return callOf(id, params, context);
    default:
      return failure(id, METHOD_NOT_FOUND, 'Method not found');
  }
}
