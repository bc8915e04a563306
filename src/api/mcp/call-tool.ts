import { randomBytes } from 'node:crypto';
import { parseExact } from '../../client/exact-json.ts';
import { asQuery, checkValue, InvalidRequest } from '../../contract/check-value.ts';
import { auditOf, type Operation } from '../../contract/operations/operation.ts';
import { operations } from '../../contract/operations.ts';
import { MAX_TOOL_PAGE, pathNames } from '../../contract/tool-input.ts';
import { TOOLS, type Tool, type ToolName } from '../../contract/tools.ts';
import { type AuditEntry, outcomeOf } from '../../domain/audit.ts';
import { describeError, errorCatalogue, errorCodeOf, PublicError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { Logger } from '../../domain/logger.ts';
import { TOOL_TEXTS } from '../../domain/texts/mcp.ts';
import { say } from '../../domain/texts/text.ts';
import type { ServiceParts } from '../Service.ts';
import { TOOL_READERS } from './read-tool.ts';
import { viewOf } from './view.ts';

/** For whom tools are called, and who calls them. */
export interface ToolContext {
  readonly parts: () => Promise<ServiceParts>;
  readonly logger: Logger;
  /** The one person whose data the tools see. */
  readonly userId: UserId;
  readonly language: Language;
  readonly mayWrite: boolean;
  /** As the audit names it. */
  readonly actor: string;
  readonly network: string | null;
}

export interface ToolResult {
  readonly content: readonly { readonly type: 'text'; readonly text: string }[];
  readonly isError?: true;
}

/** More than that fills a model's memory with one answer. */
const MOST_CHARACTERS = 100_000;

/** Undefined: there is no such tool for this caller. */
export function findTool(name: unknown, { mayWrite }: Pick<ToolContext, 'mayWrite'>): ToolName | undefined {
  if (typeof name !== 'string' || !Object.hasOwn(TOOLS, name)) return undefined;
  const tool: Tool = TOOLS[name as ToolName];
  return tool.writes === true && !mayWrite ? undefined : (name as ToolName);
}

/** @throws {InvalidRequest} naming everything that is wrong with what a tool was given */
function readArguments(tool: Tool, given: Readonly<Record<string, unknown>>) {
  const operation: Operation = operations[tool.operation];
  const inPath = pathNames(tool);
  const entries = Object.entries(given);
  const params = Object.fromEntries(inPath.map((name) => [name, String(given[name])]));
  const sent = Object.fromEntries(entries.filter(([name]) => !inPath.includes(name)));
  if (typeof sent['limit'] === 'number') sent['limit'] = Math.min(sent['limit'], MAX_TOOL_PAGE);
  const query = checkValue(operation.query, operation.query ? asQuery(sent) : {});
  const body = checkValue(operation.body, operation.body ? sent : {});
  const unknown = Object.keys(sent)
    .filter((name) => !tool.takes.includes(name))
    .map((field) => ({ code: 'unknown_field', parameters: { field } }) as const);
  const [first, ...rest] = [...unknown, ...query.problems, ...body.problems];
  if (first !== undefined) throw new InvalidRequest(first, rest);
  return { params, query: query.value, body: body.value };
}

/** The JSON of a tool's answer between marks that nothing in it can know, and what it is. */
function wrap(json: string, language: Language): ToolResult {
  const mark = `data-${randomBytes(6).toString('hex')}`;
  const note = say(TOOL_TEXTS.data, language, { mark: `<${mark}>` });
  const content = [note, `<${mark}>\n${json}\n</${mark}>`];
  return { content: content.map((text) => ({ type: 'text', text })) };
}

const refuse = (text: string): ToolResult => ({ content: [{ type: 'text', text }], isError: true });

function describeFailure(error: unknown, { language, logger }: ToolContext): ToolResult {
  if (error instanceof InvalidRequest) {
    const lines = error.problems.map(({ code, parameters }) => describeError(code, language, parameters));
    return refuse(lines.join('\n'));
  }
  if (error instanceof PublicError)
    return refuse(`${error.code}: ${describeError(error.code, language, error.parameters)}`);
  logger.error(
    { error: error instanceof Error ? error.name : typeof error, problem: errorCodeOf(error) },
    'a tool failed',
  );
  return refuse(TOOL_TEXTS.failed[language]);
}

/** What was read is noted and nobody waits; what was changed is answered once its line is durable. */
async function keepLine(
  context: ToolContext,
  tool: Tool,
  subject: string | null,
  error?: unknown,
): Promise<void> {
  const { actor, network, userId } = context;
  const action = auditOf(operations[tool.operation]);
  const code = error === undefined ? null : errorCodeOf(error);
  const outcome = outcomeOf(code === null ? 200 : errorCatalogue[code].status);
  if (action === null || outcome === undefined) return;
  const { audit } = await context.parts();
  const line: AuditEntry = {
    action,
    actor,
    network,
    userId,
    subject,
    operation: tool.operation,
    outcome,
    reason: code,
  };
  if (tool.writes === true && outcome === 'done') await audit.record(line);
  else audit.note(line);
}

async function run(
  context: ToolContext,
  name: ToolName,
  given: Readonly<Record<string, unknown>>,
): Promise<ToolResult> {
  const { userId, language } = context;
  const asked = readArguments(TOOLS[name], given);
  const read = TOOL_READERS[name] as (ask: object) => Promise<string>;
  const answer = await read({ parts: await context.parts(), userId, language, ...asked });
  const json = JSON.stringify(viewOf(name, parseExact(answer)));
  if (json.length > MOST_CHARACTERS)
    return refuse(say(TOOL_TEXTS.tooLong, language, { most: MOST_CHARACTERS }));
  return wrap(json, language);
}

/** Calls a tool for the person. What goes wrong is the tool's answer, which the model reads. */
export async function callTool(
  context: ToolContext,
  name: ToolName,
  given: Readonly<Record<string, unknown>>,
): Promise<ToolResult> {
  const tool: Tool = TOOLS[name];
  const [id = ''] = pathNames(tool);
  const subject = typeof given[id] === 'string' ? given[id] : null;
  try {
    const result = await run(context, name, given);
    await keepLine(context, tool, subject);
    return result;
  } catch (error) {
    await keepLine(context, tool, subject, error).catch(() => {}); // nothing was done without a database
    return describeFailure(error, context);
  }
}
